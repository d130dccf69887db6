package org.dateline.formats.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dateline.events.ReasonCode;
import org.dateline.formats.ArticleFormat;
import org.dateline.formats.Beginning;
import org.dateline.formats.Description;
import org.dateline.formats.Formats;
import org.dateline.formats.RecordInput;
import org.dateline.formats.RecordReader;
import org.dateline.formats.Step;
import org.jspecify.annotations.Nullable;

/// Mails one behind the other, each after a line that begins with `From `
/// ([RFC 4155](https://www.rfc-editor.org/rfc/rfc4155)), of any number, each with what is attached
/// to it.
///
/// @param formats that attachments may be of
public record Mailbox(Formats formats) implements ArticleFormat {

    private static final int MOST_LINE_BYTES = 4 << 20;

    /// What is read without a mail's end before other files have their turn.
    private static final int MOST_AT_ONCE = 16 << 20;

    private static final Pattern SEPARATOR =
            Pattern.compile("From \\S{1,300} .{0,200}\\d\\d?:\\d\\d.{0,100}\\r?");

    private static final Pattern QUOTED = Pattern.compile(">{1,50}From .{0,400}", Pattern.DOTALL);

    @Override
    public Description description() {
        return new Description(
                "a box of mails", List.of("mbox"), "those of its mails", "message/rfc822");
    }

    @Override
    public boolean recognises(Beginning beginning) {
        String start =
                new String(
                        beginning.bytes(), 0, Math.min(beginning.bytes().length, 2000), ISO_8859_1);
        int end = start.indexOf('\n');
        return end > 0
                && SEPARATOR.matcher(start.substring(0, end)).matches()
                && start.substring(end + 1).matches("(?s)[\\w-]{1,60}:.*");
    }

    @Override
    public int version() {
        return formats.versions();
    }

    @Override
    public RecordReader open(RecordInput input, long record) {
        return new Mails(input, formats);
    }

    /// Gathers the lines of one mail after the other.
    private static final class Mails implements RecordReader {

        private final RecordInput input;
        private final Formats formats;

        /// Of the mail that was read last.
        private @Nullable RecordReader records;

        private ByteArrayOutputStream mail = new ByteArrayOutputStream();
        private boolean begun;
        private boolean ended;
        private boolean afterBlank = true;
        private long line;
        private long start;
        private long length;
        private boolean lineTooLong;

        Mails(RecordInput input, Formats formats) {
            this.input = input;
            this.formats = formats;
        }

        @Override
        public Step next() throws IOException {
            return next(false);
        }

        @Override
        public Step pass() throws IOException {
            return next(true);
        }

        private Step next(boolean passing) throws IOException {
            while (true) {
                RecordReader open = records;
                Step step = open == null ? mail() : passing ? open.pass() : open.next();
                if (open != null && step instanceof Step.End) {
                    records = null;
                    open.close();
                } else if (open != null || records == null) {
                    return step;
                }
            }
        }

        /// Reads on to the end of a mail, whose records come next; else a step of its own.
        private Step mail() throws IOException {
            long from = input.position();
            while (!ended) {
                if (input.position() - from >= MOST_AT_ONCE) {
                    return new Step.Unfinished();
                }
                Optional<RecordInput.Line> read = input.line(MOST_LINE_BYTES);
                if (read.isEmpty()) {
                    ended = true;
                    return begun ? step() : empty();
                }
                if (!read.get().isComplete()) {
                    return new Step.Unfinished();
                }
                Optional<Step> step = take(read.get());
                if (step.isPresent()) {
                    return step.get();
                }
            }
            return begun ? new Step.End() : empty();
        }

        private static Step empty() {
            return new Step.Unusable(
                    ReasonCode.EMPTY, "the file has no line that begins with From, so no mail");
        }

        /// The mail before, where this line begins another.
        private Optional<Step> take(RecordInput.Line read) throws IOException {
            byte[] bytes = read.bytes().orElse(new byte[0]);
            String text =
                    bytes.length > 1000
                            ? new String(bytes, 0, 1000, ISO_8859_1)
                            : new String(bytes, ISO_8859_1);
            if (afterBlank && SEPARATOR.matcher(text).matches()) {
                Optional<Step> before = begun ? Optional.of(step()) : Optional.empty();
                begun = true;
                mail = new ByteArrayOutputStream();
                line = read.number();
                start = read.start();
                length = 0;
                lineTooLong = false;
                return before;
            }
            afterBlank = read.bytes().isPresent() && text.isBlank();
            lineTooLong |= read.bytes().isEmpty();
            length += read.length() + 1;
            if (begun && !isTooLong()) {
                int from = QUOTED.matcher(text).lookingAt() ? 1 : 0;
                mail.write(bytes, from, bytes.length - from);
                mail.write('\n');
            }
            return Optional.empty();
        }

        private boolean isTooLong() {
            return lineTooLong || length > MailArticle.MOST_BYTES;
        }

        private Step step() throws IOException {
            int most = lineTooLong ? MOST_LINE_BYTES : MailArticle.MOST_BYTES;
            if (isTooLong()) {
                return new Step.LeftOut("mail", line, start, length, most);
            }
            records = new MailRecords(mail.toByteArray(), start, input, formats, false);
            return new Step.Unfinished();
        }

        @Override
        public void close() throws IOException {
            RecordReader open = records;
            if (open != null) {
                open.close();
            }
        }
    }
}
