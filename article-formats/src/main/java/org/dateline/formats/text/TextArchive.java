package org.dateline.formats.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
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
import org.dateline.formats.charset.Utf8Bytes;
import org.dateline.formats.text.Layout.Border;
import org.dateline.formats.text.TextLines.Line;

/// Reads a text file that plainly holds several articles, one after the other. What parts them
/// belongs to none of them.
final class TextArchive implements RecordReader {

    /// The most bytes of an article that are held.
    static final int MOST_BYTES = 8 << 20;

    /// What is read without an article's end before other files have their turn.
    private static final int MOST_AT_ONCE = 16 << 20;

    /// A page of contents, or of what was searched for, is not longer; an article may be.
    private static final int LONGEST_COVER = 4000;

    /// What an archive writes behind the last article.
    private static final Pattern SUMMARY =
            Pattern.compile(
                    "(?isu)(?:search summary|zusammenfassung der suche|résumé de la recherche"
                            + "|resumen de la búsqueda|©|\\(c\\)|copyright).{0,2000}");

    private final Utf8Bytes bytes;
    private final TextLines lines;
    private final Layout layout;
    private final Charset charset;
    private final DecodedText.Text beginning;
    private final PlainText format;

    private ByteArrayOutputStream article = new ByteArrayOutputStream();
    private long start;
    private long line;
    private long length;
    private boolean tooLong;

    /// Whether the first article is still to come.
    private boolean preamble;

    private String before = "";

    /// @param beginning of the file, decoded
    TextArchive(RecordInput input, Layout layout, DecodedText.Text beginning, PlainText format)
            throws IOException {
        this.bytes = new Utf8Bytes(input);
        this.charset = TextLines.charset(beginning.charset());
        this.lines = new TextLines(bytes, charset);
        this.layout = layout;
        this.beginning = beginning;
        this.format = format;
        this.preamble = layout instanceof Layout.Numbered;
    }

    @Override
    public Step next() throws IOException {
        long until = bytes.position() + MOST_AT_ONCE;
        while (lines.fill(until)) {
            Optional<Line> next = lines.next();
            if (next.isEmpty()) {
                return end();
            }
            Optional<Step> step = take(next.get());
            if (step.isPresent()) {
                return step.get();
            }
        }
        return new Step.Unfinished();
    }

    private Step end() {
        boolean summary =
                layout instanceof Layout.Ended
                        && SUMMARY.matcher(article.toString(charset)).matches();
        Optional<Step> last = summary ? Optional.empty() : article("");
        article = new ByteArrayOutputStream();
        length = 0;
        return last.orElseGet(Step.End::new);
    }

    /// The article before, where the line ends it.
    private Optional<Step> take(Line next) {
        Border border = layout.border(before, next.text(), lines.following());
        before = next.text();
        if (border == Border.NONE) {
            add(next);
            return Optional.empty();
        }
        boolean cover = preamble && length <= LONGEST_COVER;
        Optional<Step> ended = cover ? Optional.empty() : article(next.text());
        preamble = false;
        article = new ByteArrayOutputStream();
        length = 0;
        tooLong = false;
        if (border == Border.BEFORE) {
            add(next);
        }
        return ended;
    }

    private void add(Line next) {
        boolean first = length == 0;
        if (first && (next.text().isBlank() || Layout.isRule(next.text()))) {
            return;
        }
        if (first) {
            start = next.start();
            line = next.number();
        }
        length += next.length();
        tooLong |= next.isTooLong() || length > MOST_BYTES;
        if (tooLong) {
            article = new ByteArrayOutputStream();
        } else {
            article.writeBytes(next.bytes());
            article.write('\n');
        }
    }

    /// Nothing where nothing stands between two of the lines that part articles.
    ///
    /// @param end the line behind it
    private Optional<Step> article(String end) {
        if (length == 0) {
            return Optional.empty();
        }
        if (tooLong) {
            return Optional.of(new Step.LeftOut("article", line, start, length, MOST_BYTES));
        }
        byte[] own = withoutEnd(article.toByteArray());
        return Optional.of(step(new Origin(start, own), end));
    }

    /// Without blank lines and lines of one sign at the end.
    private byte[] withoutEnd(byte[] bytes) {
        int end = bytes.length;
        while (end > 0) {
            int from = end - 1;
            while (from > 0 && bytes[from - 1] != '\n') {
                from--;
            }
            String last = new String(bytes, from, Math.min(end - from, 1000), charset).strip();
            if (!last.isEmpty() && !Layout.isRule(last)) {
                break;
            }
            end = from;
        }
        return Arrays.copyOf(bytes, end > 0 && bytes[end - 1] == '\n' ? end - 1 : end);
    }

    private Step step(Origin origin, String end) {
        if (PlainText.isErased(origin.bytes())) {
            return new Step.Broken(ReasonCode.EMPTY, "the article was erased", origin);
        }
        return switch (decoded(origin.bytes())) {
            case DecodedText.Failed(ReasonCode reason, String detail) ->
                    new Step.Broken(reason, detail, origin);
            case DecodedText.Text decoded -> {
                String text = ArticleText.clean(decoded.text());
                Optional<TextLimits.Breach> breach = TextLimits.check(text);
                yield breach.<Step>map(b -> new Step.Broken(b.reason(), b.detail(), origin))
                        .orElseGet(() -> article(text, decoded, origin, end));
            }
        };
    }

    private Step article(String text, DecodedText.Text decoded, Origin origin, String end) {
        boolean searchable = layout instanceof Layout.Numbered || layout instanceof Layout.Ended;
        Declared declared =
                searchable ? ExportHead.of(text, Layout.accession(end)) : format.declared(text);
        return new Step.Article(
                text,
                declared,
                format.description().mediaType(),
                bytes.areThoseOfTheFile() ? decoded.charset() : beginning.charset(),
                decoded.doubtful(),
                Sha256.hex(origin.bytes()),
                bytes.areThoseOfTheFile() ? origin : null);
    }

    private DecodedText decoded(byte[] own) {
        Optional<String> text = DecodedText.strict(own, charset);
        boolean sure = charset.equals(StandardCharsets.UTF_8) || !beginning.doubtful();
        return text.<DecodedText>map(t -> new DecodedText.Text(t, charset.name(), !sure))
                .orElseGet(() -> DecodedText.of(own));
    }
}
