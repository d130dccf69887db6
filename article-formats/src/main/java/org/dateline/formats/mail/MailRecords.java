package org.dateline.formats.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import org.dateline.events.ReasonCode;
import org.dateline.formats.Formats;
import org.dateline.formats.Origin;
import org.dateline.formats.RecordInput;
import org.dateline.formats.RecordReader;
import org.dateline.formats.Step;
import org.dateline.formats.archive.EntriesReader;

/// The records of one mail: its text, and what is in the files that are attached to it. A mail
/// without text that has such files is no fault.
final class MailRecords implements RecordReader {

    private final RecordReader attachments;
    private final boolean alone;
    private Optional<Step> text;

    /// What attachments gave already.
    private Optional<Step> ahead = Optional.empty();

    /// @param input that the mail was read from
    /// @param start how many bytes of the file stand before the mail
    /// @param alone whether it is all of the file, which is of no use if the mail is of none
    MailRecords(byte[] mail, long start, RecordInput input, Formats formats, boolean alone)
            throws IOException {
        this.alone = alone;
        this.text = Optional.of(MailArticle.of(mail, start));
        this.attachments =
                EntriesReader.of(
                        new ByteArrayInputStream(mail),
                        input,
                        new Attachments(mail, formats),
                        formats.within());
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
        if (text.isEmpty()) {
            return attached(passing);
        }
        Step own = text.get();
        if (own instanceof Step.Broken(ReasonCode reason, String detail, Origin _)) {
            Step first = attached(passing);
            if (first instanceof Step.Unfinished) {
                return first;
            }
            text = Optional.empty();
            ahead = Optional.of(first);
            if (first instanceof Step.End) {
                return alone ? new Step.Unusable(reason, detail) : own;
            }
            return reason == ReasonCode.EMPTY ? attached(passing) : own;
        }
        text = Optional.empty();
        return own;
    }

    private Step attached(boolean passing) throws IOException {
        if (ahead.isPresent()) {
            Step step = ahead.get();
            ahead = step instanceof Step.End ? ahead : Optional.empty();
            return step;
        }
        Step step = passing ? attachments.pass() : attachments.next();
        return step instanceof Step.Unusable(ReasonCode reason, String _)
                        && reason == ReasonCode.EMPTY
                ? new Step.End() // nothing is attached
                : step;
    }

    @Override
    public void close() throws IOException {
        attachments.close();
    }
}
