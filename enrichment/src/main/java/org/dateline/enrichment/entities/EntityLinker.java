package org.dateline.enrichment.entities;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dateline.events.Entity;
import org.dateline.events.Entity.Mention;
import org.dateline.events.Entity.Type;
import org.dateline.events.Segment;
import org.jspecify.annotations.Nullable;

/// Gathers the mentions of one person, organization or place under one name and id.
final class EntityLinker {

    private static final Set<String> TITLES = NameWords.of("person-title");
    private static final Set<String> SUFFIXES = NameWords.of("person-suffix");
    private static final Set<String> CORPORATE_ENDINGS = NameWords.of("corporate-ending");
    private static final Map<String, String> ORGANIZATIONS =
            NameWords.lines("organization-aliases.tsv").stream()
                    .map(line -> line.split("\t", -1))
                    .collect(Collectors.toMap(columns -> columns[0], columns -> columns[1]));

    /// What is longer, by white space between its words or by their number, names nothing.
    private static final int LONGEST_NAME = 200;

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    private final MarkedText text;
    private final String original;
    private final Map<String, String> acronyms;

    EntityLinker(MarkedText text, String original, Map<String, String> acronyms) {
        this.text = text;
        this.original = original;
        this.acronyms = acronyms;
    }

    private record Key(Type type, String name) {}

    private static final class Found {

        final List<Mention> mentions = new ArrayList<>();
        final @Nullable String country;

        Found(@Nullable String country) {
            this.country = country;
        }
    }

    List<Entity> entities(List<Segment> segments) {
        List<Span> spans = text.spans().stream().filter(this::isName).toList();
        Map<String, String> persons = persons(spans);
        Map<String, String> organizations = organizations(spans);
        Map<Key, Found> found = new LinkedHashMap<>();
        for (Span span : spans) {
            int start = text.start(span.from());
            int end = text.end(span.to() - 1);
            String mention = original.substring(start, end);
            String tokens = text.name(span);
            String name = withoutLineBreaks(mention);
            @Nullable String country = null;
            switch (span.type()) {
                case PERSON -> name = persons.getOrDefault(tokens, name);
                case ORGANIZATION -> name = organizations.getOrDefault(tokens, name);
                case LOCATION -> {
                    country = Countries.code(tokens, text.vocabulary());
                    if (country != null) {
                        name = Countries.displayName(country);
                    }
                }
            }
            Key key = new Key(span.type(), Slug.of(name) + "\n" + (country == null ? "" : country));
            @Nullable String code = country;
            Found entity = found.computeIfAbsent(key, _ -> new Found(code));
            names.putIfAbsent(key, name);
            entity.mentions.add(new Mention(start, end, mention));
        }
        Salience salience = new Salience(segments, original.length());
        List<Entity> entities = new ArrayList<>();
        found.forEach(
                (key, entity) -> {
                    String name = names.getOrDefault(key, "");
                    entities.add(
                            new Entity(
                                    key.type().name().toLowerCase(Locale.ROOT)
                                            + ":"
                                            + Slug.of(name),
                                    name,
                                    key.type(),
                                    entity.country,
                                    salience.of(entity.mentions),
                                    entity.mentions));
                });
        return entities;
    }

    private final Map<Key, String> names = new HashMap<>();

    private boolean isName(Span span) {
        return text.end(span.to() - 1) - text.start(span.from()) <= LONGEST_NAME;
    }

    /// The full name by each form of it: a name without its middle, a piece of one from its
    /// beginning or its end, a lone first or last name. A form that two full names have stands for
    /// itself.
    private Map<String, String> persons(List<Span> spans) {
        Map<String, String> originals = new LinkedHashMap<>();
        for (Span span : spans) {
            if (span.type() == Type.PERSON) {
                originals.putIfAbsent(text.name(span), spelled(span));
            }
        }
        Map<String, String> byEnds = new LinkedHashMap<>();
        for (String name : originals.keySet()) {
            List<String> parts = bare(name);
            if (parts.size() > 1) {
                byEnds.merge(ends(parts), name, (a, b) -> b.length() > a.length() ? b : a);
            }
        }
        Map<String, Set<String>> bearers = new HashMap<>();
        for (String full : byEnds.values()) {
            List<String> parts = bare(full);
            for (int size = 1; size < parts.size(); size++) {
                bearer(bearers, parts.subList(0, size), full);
                bearer(bearers, parts.subList(parts.size() - size, parts.size()), full);
            }
        }
        Map<String, String> canonical = new HashMap<>();
        Map<String, Optional<String>> wholes = new HashMap<>();
        for (String name : originals.keySet()) {
            List<String> parts = bare(name);
            String full = byEnds.get(ends(parts));
            if (full != null) {
                canonical.put(name, full);
            }
            wholes.computeIfAbsent(key(parts), form -> wholeOf(form, bearers))
                    .ifPresent(whole -> canonical.put(name, whole));
        }
        canonical.replaceAll((_, full) -> originals.getOrDefault(full, full));
        return canonical;
    }

    private static void bearer(Map<String, Set<String>> bearers, List<String> form, String full) {
        bearers.computeIfAbsent(key(form), _ -> new TreeSet<>()).add(full);
    }

    /// The one full name that the form is a piece of, and that is itself a piece of none.
    private static Optional<String> wholeOf(String form, Map<String, Set<String>> bearers) {
        List<String> wholes =
                bearers.getOrDefault(form, Set.of()).stream()
                        .filter(full -> !bearers.containsKey(key(bare(full))))
                        .toList();
        return wholes.size() == 1 ? Optional.of(wholes.getFirst()) : Optional.empty();
    }

    private static String ends(List<String> parts) {
        return key(List.of(parts.getFirst(), parts.getLast()));
    }

    /// What is the same for `PUTIN` and `Putin`.
    private static String key(List<String> parts) {
        return String.join(" ", parts).toLowerCase(Locale.ROOT);
    }

    /// The words of a person's name without titles before and suffixes behind it.
    private static List<String> bare(String name) {
        List<String> parts = List.of(name.split(" "));
        int from = 0;
        while (from < parts.size() - 1 && TITLES.contains(parts.get(from))) {
            from++;
        }
        int to = parts.size();
        while (to > from + 1
                && (SUFFIXES.contains(parts.get(to - 1)) || parts.get(to - 1).equals(","))) {
            to--;
        }
        return parts.subList(from, to);
    }

    private Map<String, String> organizations(List<Span> spans) {
        Map<String, String> canonical = new HashMap<>();
        Map<String, String> originals = new HashMap<>();
        for (Span span : spans) {
            if (span.type() == Type.ORGANIZATION) {
                String name = text.name(span);
                originals.putIfAbsent(name, spelled(span));
                int lastBlank = name.lastIndexOf(' ');
                if (lastBlank > 0 && CORPORATE_ENDINGS.contains(name.substring(lastBlank + 1))) {
                    canonical.putIfAbsent(name.substring(0, lastBlank), name);
                }
            }
        }
        text.organizationsByHead().forEach(canonical::putIfAbsent);
        acronyms.forEach(canonical::put);
        canonical.replaceAll((_, full) -> originals.getOrDefault(full, full));
        for (String name : originals.keySet()) {
            canonical.putIfAbsent(name, originals.getOrDefault(name, name));
        }
        canonical.replaceAll((_, full) -> ORGANIZATIONS.getOrDefault(full, full));
        return canonical;
    }

    private String spelled(Span span) {
        return withoutLineBreaks(
                original.substring(text.start(span.from()), text.end(span.to() - 1)));
    }

    /// With one blank for all white space in a row.
    private static String withoutLineBreaks(String name) {
        for (int i = 0; i < name.length(); i++) {
            boolean blank = name.charAt(i) == ' ';
            if (blank ? i > 0 && name.charAt(i - 1) == ' ' : name.charAt(i) < ' ') {
                return WHITE_SPACE.matcher(name).replaceAll(" ");
            }
        }
        return name;
    }
}
