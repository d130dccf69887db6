package org.dateline.formats.html;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.dateline.events.ArticleText;
import org.dateline.events.ReasonCode;
import org.dateline.formats.ArticleFormat;
import org.dateline.formats.Description;
import org.dateline.formats.RecordInput;
import org.dateline.formats.RecordReader;
import org.dateline.formats.Step;
import org.dateline.formats.TextLimits;
import org.dateline.formats.text.PlainText;

/// One article in a file of HTML, with what its page declares. A file without any markup is plain
/// text, whatever it is called.
public record WebPage() implements ArticleFormat {

    /// Of which a page takes a multiple of memory while it is read. Longer ones hold pictures or
    /// whole sites.
    static final int MOST_FILE_BYTES = 8 << 20;

    @Override
    public Description description() {
        return new Description("a web page", List.of("html", "htm", "xhtml"), "one", "text/html");
    }

    @Override
    public int version() {
        return HtmlReader.VERSION;
    }

    @Override
    public long longestFile() {
        return MOST_FILE_BYTES;
    }

    @Override
    public RecordReader open(RecordInput input, long record) throws IOException {
        if (record == 0 && !HtmlReader.hasMarkup(input.ahead())) {
            return new PlainText().open(input, record);
        }
        return new RecordReader() {
            private boolean read = record > 0;

            @Override
            public Step next() throws IOException {
                if (read) {
                    return new Step.End();
                }
                read = true;
                return article(input);
            }
        };
    }

    private static Step article(RecordInput input) throws IOException {
        byte[] bytes = input.rest(MOST_FILE_BYTES + 1);
        if (bytes.length > MOST_FILE_BYTES) {
            return new Step.Unusable(
                    ReasonCode.TOO_LARGE, "the page has more than " + MOST_FILE_BYTES + " bytes");
        }
        return switch (HtmlReader.read(bytes, null, null)) {
            case HtmlResult.Refused(ReasonCode reason, String detail) ->
                    new Step.Unusable(reason, detail);
            case HtmlResult.Read(HtmlArticle article) -> {
                String text = ArticleText.clean(article.text());
                Optional<TextLimits.Breach> breach = TextLimits.check(text);
                yield breach.<Step>map(b -> new Step.Unusable(b.reason(), b.detail()))
                        .orElseGet(
                                () ->
                                        new Step.Article(
                                                text,
                                                article.declared(),
                                                "text/html",
                                                article.charset(),
                                                false,
                                                input.sha256(),
                                                null));
            }
        };
    }
}
