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

/// [NITF](https://iptc.org/standards/nitf/), the News Industry Text Format: a story, or several
/// behind each other in an element around them.
public record Nitf() implements ArticleFormat {

    private static final Set<String> STORIES = Set.of("nitf");

    @Override
    public Description description() {
        return new Description("NITF", List.of("nitf"), "one a story", "text/vnd.IPTC.NITF");
    }

    @Override
    public boolean recognises(Beginning beginning) {
        return XmlRoot.of(beginning).filter(root -> root.name().equals("nitf")).isPresent();
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public RecordReader open(RecordInput input, long record) throws IOException {
        return new XmlArticles(input, description().mediaType(), STORIES, NitfStory::read);
    }
}
