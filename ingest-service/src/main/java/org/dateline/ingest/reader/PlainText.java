package org.dateline.ingest.reader;

import java.io.IOException;
import java.io.InputStream;
import org.dateline.events.ArticleText;
import org.dateline.events.Declared;
import org.dateline.events.ReasonCode;
import org.dateline.events.Sha256;
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
    public ArticleCursor open(InputStream bytes) {
        return new ArticleCursor() {
            private boolean read;

            @Override
            public Step next() throws IOException {
                if (read) {
                    return new Step.End();
                }
                read = true;
                return article(bytes.readNBytes(MOST_FILE_BYTES + 1));
            }
        };
    }

    private static Step article(byte[] bytes) {
        if (bytes.length == 0) {
            return new Step.Unusable(ReasonCode.EMPTY, "the file has no bytes");
        }
        return switch (DecodedText.of(bytes)) {
            case DecodedText.Failed(ReasonCode reason, String detail) ->
                    new Step.Unusable(reason, detail);
            case DecodedText.Text(String decoded, String charset) -> {
                String text = ArticleText.clean(decoded);
                if (bytes.length > MOST_FILE_BYTES || isLongerThanAllowed(text)) {
                    yield new Step.Unusable(
                            ReasonCode.TOO_LARGE,
                            "the text has more than " + ArticleText.MAX_BYTES + " bytes of UTF-8");
                }
                if (isBlank(text)) {
                    yield new Step.Unusable(ReasonCode.EMPTY, "the file holds only white space");
                }
                yield new Step.Article(
                        text, Declared.NOTHING, "text/plain", charset, Sha256.hex(bytes));
            }
        };
    }

    /// Blank also means no-break spaces and marks of no width.
    private static boolean isBlank(String text) {
        return text.codePoints()
                .allMatch(
                        c ->
                                Character.isWhitespace(c)
                                        || Character.isSpaceChar(c)
                                        || Character.getType(c) == Character.FORMAT
                                        || Character.getType(c) == Character.CONTROL);
    }

    private static boolean isLongerThanAllowed(String text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // each half of a surrogate pair makes two of its four bytes
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes > ArticleText.MAX_BYTES;
    }
}
