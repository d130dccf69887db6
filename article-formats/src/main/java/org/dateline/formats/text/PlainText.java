package org.dateline.formats.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dateline.events.ArticleText;
import org.dateline.events.Declared;
import org.dateline.events.ReasonCode;
import org.dateline.formats.ArticleFormat;
import org.dateline.formats.Beginning;
import org.dateline.formats.Description;
import org.dateline.formats.Origin;
import org.dateline.formats.RecordInput;
import org.dateline.formats.RecordReader;
import org.dateline.formats.Step;
import org.dateline.formats.TextLimits;
import org.dateline.formats.WholeFile;
import org.dateline.formats.charset.DecodedText;
import org.dateline.formats.json.FieldNames;

/// One article in a file of plain text, in Unicode or an older charset, with what its front
/// matter declares; or several, where the file [plainly holds them][Layout].
///
/// @param names of what front matter declares
public record PlainText(FieldNames names) implements ArticleFormat {

    /// The longest text in the widest charset, UTF-32, and its mark.
    private static final int MOST_FILE_BYTES = 4 * ArticleText.MAX_BYTES + 4;

    private static final byte[] ERASED = Layout.ERASED.getBytes(UTF_8);

    @Override
    public Description description() {
        return new Description(
                "plain text in UTF-8, -16 or -32 or an older charset",
                List.of("txt", "md"),
                "one, or those that it plainly holds",
                "text/plain");
    }

    @Override
    public int version() {
        return 3;
    }

    /// Whether a text holds several articles, by what it begins with.
    public static boolean holdsSeveral(Beginning beginning) {
        return decoded(beginning.bytes())
                .flatMap(text -> Layout.of(text.text(), beginning.isWhole()))
                .isPresent();
    }

    @Override
    public Optional<byte[]> blank(Origin origin) {
        byte[] blank = new byte[origin.bytes().length];
        if (blank.length < ERASED.length) {
            return Optional.empty();
        }
        Arrays.fill(blank, (byte) '-');
        System.arraycopy(ERASED, 0, blank, 0, ERASED.length);
        return Optional.of(blank);
    }

    @Override
    public boolean isBlank(Origin origin) {
        return isErased(origin.bytes());
    }

    static boolean isErased(byte[] article) {
        if (!Arrays.equals(
                article, 0, Math.min(article.length, ERASED.length), ERASED, 0, ERASED.length)) {
            return false;
        }
        for (int i = ERASED.length; i < article.length; i++) {
            if (article[i] != '-') {
                return false;
            }
        }
        return true;
    }

    @Override
    public RecordReader open(RecordInput input, long record) throws IOException {
        byte[] ahead = input.ahead();
        Optional<DecodedText.Text> beginning = decoded(ahead);
        Optional<Layout> layout =
                beginning.flatMap(text -> Layout.of(text.text(), ahead.length < Beginning.LENGTH));
        return layout.isPresent()
                ? new TextArchive(input, layout.get(), beginning.get(), this)
                : new WholeFile(input, record, MOST_FILE_BYTES, bytes -> article(bytes, input));
    }

    /// A block of the file may end within a letter.
    private static Optional<DecodedText.Text> decoded(byte[] block) {
        int end = block.length;
        while (block.length - end < 3
                && end > 0
                && DecodedText.strict(Arrays.copyOf(block, end), UTF_8).isEmpty()) {
            end--;
        }
        byte[] whole = Arrays.copyOf(block, end);
        boolean utf8 = DecodedText.strict(whole, UTF_8).isPresent();
        return DecodedText.of(utf8 ? whole : block) instanceof DecodedText.Text text
                ? Optional.of(text)
                : Optional.empty();
    }

    Declared declared(String text) {
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
