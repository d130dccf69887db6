package org.dateline.ingest.reader;

import java.io.IOException;
import java.util.Optional;
import org.dateline.events.ArticleText;
import org.dateline.events.Declared;
import org.dateline.events.ReasonCode;
import org.dateline.ingest.reader.ArticleCursor.Step;

/// One article in a file of plain text, in any charset.
record PlainText() implements ArticleFormat {

    /// The longest text in the widest charset, UTF-32, and its mark.
    private static final int MOST_FILE_BYTES = 4 * ArticleText.MAX_BYTES + 4;

    @Override
    public int version() {
        return 1;
    }

    @Override
    public long mostFileBytes() {
        return MOST_FILE_BYTES;
    }

    @Override
    public ArticleCursor open(RecordInput input, long record) {
        return new ArticleCursor() {
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
        if (bytes.length == 0) {
            return new Step.Unusable(ReasonCode.EMPTY, "the file is empty");
        }
        return switch (DecodedText.of(bytes)) {
            case DecodedText.Failed(ReasonCode reason, String detail) ->
                    new Step.Unusable(reason, detail);
            case DecodedText.Text(String decoded, String charset, boolean doubtful) -> {
                String text = ArticleText.clean(decoded);
                Optional<TextLimits.Breach> breach =
                        bytes.length > MOST_FILE_BYTES
                                ? Optional.of(TextLimits.Breach.tooLarge())
                                : TextLimits.check(text);
                yield breach.<Step>map(b -> new Step.Unusable(b.reason(), b.detail()))
                        .orElseGet(
                                () ->
                                        new Step.Article(
                                                text,
                                                Declared.NOTHING,
                                                "text/plain",
                                                charset,
                                                doubtful,
                                                input.sha256(),
                                                null));
            }
        };
    }
}
