package org.dateline.formats.xml;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The vocabularies that feeds and news are written in, by the namespaces that they are declared
/// with. Writers differ in the scheme, in `www`, in capitals and in the version; a prefix that is
/// not declared means what it means everywhere else.
final class Vocabulary {

    /// Part of a namespace, and the customary prefix. Of two that fit, the first.
    private static final List<Map.Entry<String, String>> PREFIXES =
            List.of(
                    Map.entry("purl.org/dc/terms", "dcterms"),
                    Map.entry("purl.org/dc/", "dc"),
                    Map.entry("purl.org/rss/1.0/modules/content", "content"),
                    Map.entry("purl.org/rss/1.0/modules/", ""),
                    Map.entry("purl.org/rss/", ""),
                    Map.entry("purl.org/atom", "atom"),
                    Map.entry("w3.org/2005/atom", "atom"),
                    Map.entry("search.yahoo.com/mrss", "media"),
                    Map.entry("itunes.com/dtds", "itunes"),
                    Map.entry("w3.org/1999/02/22-rdf", "rdf"),
                    Map.entry("w3.org/1999/xhtml", "xhtml"),
                    Map.entry("rssnamespace.org/feedburner", "feedburner"),
                    Map.entry("iptc.org/std/", ""),
                    Map.entry("backend.userland.com", ""),
                    Map.entry("netscape.com", ""));

    private Vocabulary() {}

    /// An element's name with the customary prefix.
    ///
    /// @param namespaces by prefix, as they are declared; the default one under the empty prefix
    static String name(String qualified, Map<String, String> namespaces) {
        int colon = qualified.indexOf(':');
        String prefix = colon < 0 ? "" : qualified.substring(0, colon);
        String local = qualified.substring(colon + 1);
        String namespace = namespaces.get(prefix);
        String customary = namespace == null ? prefix : prefix(namespace, prefix);
        return customary.isEmpty() ? local : customary + ":" + local;
    }

    private static String prefix(String namespace, String written) {
        String lower = namespace.toLowerCase(Locale.ROOT);
        return PREFIXES.stream()
                .filter(known -> lower.contains(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(written);
    }
}
