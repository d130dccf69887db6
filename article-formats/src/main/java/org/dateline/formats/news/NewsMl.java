package org.dateline.formats.news;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.dateline.formats.ArticleFormat;
import org.dateline.formats.Beginning;
import org.dateline.formats.Description;
import org.dateline.formats.RecordInput;
import org.dateline.formats.RecordReader;
import org.dateline.formats.xml.XmlArticles;
import org.dateline.formats.xml.XmlRoot;

/// [NewsML-G2](https://iptc.org/standards/newsml-g2/): a news item by itself, or a message of
/// several.
public record NewsMl() implements ArticleFormat {

    private static final Set<String> ITEMS = Set.of("newsItem");

    private static final Set<String> ROOTS = Set.of("newsItem", "newsMessage");

    @Override
    public Description description() {
        return new Description(
                "NewsML-G2",
                List.of("newsml"),
                "one a news item",
                "application/vnd.iptc.g2.newsitem+xml");
    }

    @Override
    public boolean recognises(Beginning beginning) {
        return XmlRoot.of(beginning).filter(root -> ROOTS.contains(root.name())).isPresent();
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public RecordReader open(RecordInput input, long record) throws IOException {
        return new XmlArticles(input, description().mediaType(), ITEMS, NewsItem::read);
    }
}
