package org.dateline.formats.xml;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dateline.events.ArticleText;
import org.dateline.events.Declared;
import org.dateline.events.ReasonCode;
import org.dateline.events.Sha256;
import org.dateline.formats.Origin;
import org.dateline.formats.RecordInput;
import org.dateline.formats.RecordReader;
import org.dateline.formats.Step;
import org.dateline.formats.TextLimits;
import org.dateline.formats.charset.DecodedText;
import org.jspecify.annotations.Nullable;

/// Reads the articles of an XML file one by one. What its records say is the format's to know.
public final class XmlArticles implements RecordReader {

    private final String mediaType;
    private final Article article;
    private final XmlCharset charset;
    private final XmlRecords records;
    private @Nullable XmlTree head;
    private long count;

    /// What one record says.
    ///
    /// @param text not yet clean, nor known to be short enough
    public record Content(String text, Declared declared) {}

    /// How the record of a format says it.
    @FunctionalInterface
    public interface Article {

        /// @param head what stands before the first record, with the file's root as its own
        Content read(XmlElement record, XmlElement head);
    }

    /// @param names of the elements that are records, without prefix
    public XmlArticles(RecordInput input, String mediaType, Set<String> names, Article article)
            throws IOException {
        this.mediaType = mediaType;
        this.article = article;
        this.charset = XmlCharset.of(input.ahead());
        this.records = new XmlRecords(charset.narrow(input.stream()), names);
    }

    @Override
    public Step next() throws IOException {
        return switch (records.next()) {
            case XmlPiece.Nothing() -> new Step.Unfinished();
            case XmlPiece.TooLong(long line, long start, long length) -> {
                count++;
                yield new Step.LeftOut("element", line, start, length, XmlRecord.MOST_BYTES);
            }
            case XmlPiece.Whole(byte[] bytes, boolean closed, long start) -> {
                count++;
                yield step(bytes, closed, start);
            }
            case XmlPiece.End(boolean whole) -> end(whole);
        };
    }

    private Step end(boolean whole) {
        if (!whole) {
            return new Step.Unusable(
                    ReasonCode.MALFORMED_RECORD,
                    "the XML ends before its root element does: the file is cut off or damaged");
        }
        return count == 0
                ? new Step.Unusable(ReasonCode.EMPTY, "the file has no articles")
                : new Step.End();
    }

    private Step step(byte[] bytes, boolean closed, long start) {
        Origin origin = new Origin(start, bytes);
        return switch (charset.decode(bytes)) {
            case DecodedText.Failed(ReasonCode reason, String detail) ->
                    new Step.Broken(reason, detail, origin);
            case DecodedText.Text(String xml, String name, boolean doubtful) -> {
                XmlTree tree = XmlTree.of(xml, head().namespaces());
                String fault =
                        closed
                                ? tree.brokenAt()
                                : "its end tag is missing before the next record begins";
                yield fault == null
                        ? article(tree.root(), origin, name, doubtful)
                        : new Step.Broken(
                                ReasonCode.MALFORMED_RECORD,
                                "the element is no well-formed XML: " + fault,
                                origin);
            }
        };
    }

    private Step article(XmlElement record, Origin origin, String charset, boolean doubtful) {
        Content content = article.read(record, head().root());
        String text = ArticleText.clean(content.text());
        Optional<TextLimits.Breach> breach = TextLimits.check(text);
        return breach.<Step>map(b -> new Step.Broken(b.reason(), b.detail(), origin))
                .orElseGet(
                        () ->
                                new Step.Article(
                                        text,
                                        content.declared(),
                                        mediaType,
                                        charset,
                                        doubtful,
                                        Sha256.hex(origin.bytes()),
                                        origin));
    }

    private XmlTree head() {
        XmlTree known = head;
        if (known == null) {
            byte[] bytes = records.head();
            String xml =
                    charset.decode(bytes) instanceof DecodedText.Text(String text, _, _)
                            ? text
                            : new String(bytes, StandardCharsets.ISO_8859_1);
            known = XmlTree.of(withoutDeclaration(xml), Map.of());
            head = known;
        }
        return known;
    }

    /// The parser would hold the declaration of a charset against the string.
    private static String withoutDeclaration(String xml) {
        String text = xml.startsWith("\uFEFF") ? xml.substring(1) : xml;
        for (String start : List.of("<?xml ", "<?xml\t", "<?xml\n", "<?xml\r")) {
            int at = text.indexOf(start);
            int end = at < 0 ? -1 : text.indexOf("?>", at);
            if (end >= 0 && text.substring(0, at).isBlank()) {
                return text.substring(end + 2);
            }
        }
        return text;
    }
}
