package org.dateline.formats.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Optional;
import org.dateline.events.ReasonCode;
import org.dateline.formats.ArticleFormat;
import org.dateline.formats.Beginning;
import org.dateline.formats.Description;
import org.dateline.formats.RecordInput;
import org.dateline.formats.RecordReader;
import org.dateline.formats.Step;
import org.dateline.formats.WholeFile;
import org.dateline.formats.html.HtmlReader;
import org.dateline.formats.mail.Message.Part;

/// A web page that a browser saved with its pictures as one mail
/// ([RFC 2557](https://www.rfc-editor.org/rfc/rfc2557)): the first page in it is the article.
public record SavedPage() implements ArticleFormat {

    @Override
    public Description description() {
        return new Description(
                "a web page with its pictures, as browsers save it",
                List.of("mhtml", "mht"),
                "one",
                "multipart/related");
    }

    @Override
    public boolean recognises(Beginning beginning) {
        return isSaved(
                new String(
                        beginning.bytes(),
                        0,
                        Math.min(beginning.bytes().length, 8000),
                        ISO_8859_1));
    }

    static boolean isSaved(String start) {
        return start.startsWith("From: <Saved by")
                || start.contains("\nSnapshot-Content-Location:");
    }

    @Override
    public int version() {
        return HtmlReader.VERSION;
    }

    @Override
    public long longestFile() {
        return MailArticle.MOST_BYTES;
    }

    @Override
    public RecordReader open(RecordInput input, long record) {
        return WholeFile.limited(
                input,
                record,
                MailArticle.MOST_BYTES,
                "the file",
                bytes -> page(Message.of(bytes), input.sha256()));
    }

    private Step page(Message message, String sha256) {
        Optional<Part> page = message.parts().stream().filter(Part::html).findFirst();
        if (page.isEmpty()) {
            return new Step.Unusable(ReasonCode.EMPTY, "the file has no web page in it");
        }
        Part part = page.get();
        return HtmlReader.read(part.bytes(), part.contentType(), part.location())
                .step(description().mediaType(), sha256);
    }
}
