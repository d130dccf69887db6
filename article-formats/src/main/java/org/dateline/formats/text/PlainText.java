package org.dateline.formats.text;

import java.util.List;
import java.util.Optional;
import org.dateline.events.ArticleText;
import org.dateline.events.Declared;
import org.dateline.events.ReasonCode;
import org.dateline.formats.ArticleFormat;
import org.dateline.formats.Description;
import org.dateline.formats.RecordInput;
import org.dateline.formats.RecordReader;
import org.dateline.formats.Step;
import org.dateline.formats.TextLimits;
import org.dateline.formats.WholeFile;
import org.dateline.formats.charset.DecodedText;
import org.dateline.formats.json.FieldNames;

/// One article in a file of plain text, in Unicode or an older charset, with what its front
/// matter declares.
///
/// @param names of what front matter declares
public record PlainText(FieldNames names) implements ArticleFormat {

    /// The longest text in the widest charset, UTF-32, and its mark.
    private static final int MOST_FILE_BYTES = 4 * ArticleText.MAX_BYTES + 4;

    @Override
    public Description description() {
        return new Description(
                "plain text in UTF-8, -16 or -32 or an older charset",
                List.of("txt", "md"),
                "one",
                "text/plain");
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public long longestFile() {
        return MOST_FILE_BYTES;
    }

    @Override
    public RecordReader open(RecordInput input, long record) {
        return new WholeFile(input, record, MOST_FILE_BYTES, bytes -> article(bytes, input));
    }

    private Declared declared(String text) {
        Declared matter = FrontMatter.of(text, names);
        return matter.equals(Declared.NOTHING) ? HeaderLines.of(text) : matter;
    }

    private Step article(byte[] bytes, RecordInput input) {
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
                                                declared(text),
                                                "text/plain",
                                                charset,
                                                doubtful,
                                                input.sha256(),
                                                null));
            }
        };
    }
}
