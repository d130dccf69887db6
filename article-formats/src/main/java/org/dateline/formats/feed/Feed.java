package org.dateline.formats.feed;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dateline.formats.ArticleFormat;
import org.dateline.formats.Beginning;
import org.dateline.formats.Description;
import org.dateline.formats.RecordInput;
import org.dateline.formats.RecordReader;
import org.dateline.formats.xml.XmlArticles;
import org.dateline.formats.xml.XmlRoot;

/// [RSS](https://www.rssboard.org/rss-specification) of all versions and
/// [Atom](https://www.rfc-editor.org/rfc/rfc4287): an article an item.
public record Feed() implements ArticleFormat {

    private static final Set<String> ITEMS = Set.of("item", "entry");

    @Override
    public Description description() {
        return new Description(
                "a feed: RSS 0.9x, 1.0, 2.0 or Atom",
                List.of("rss", "atom", "rdf"),
                "one an item",
                "application/rss+xml");
    }

    @Override
    public boolean recognises(Beginning beginning) {
        Optional<XmlRoot> root = XmlRoot.of(beginning);
        return root.map(XmlRoot::name)
                .filter(
                        name ->
                                name.equalsIgnoreCase("rss")
                                        || name.equals("feed")
                                        || (name.equals("RDF") && isOfFeeds(root.get().tag())))
                .isPresent();
    }

    /// RDF holds anything; RSS 0.90 and 1.0 are two of its vocabularies.
    private static boolean isOfFeeds(String tag) {
        return tag.contains("purl.org/rss") || tag.contains("netscape.com");
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public RecordReader open(RecordInput input, long record) throws IOException {
        return new XmlArticles(input, description().mediaType(), ITEMS, FeedItem::read);
    }
}
