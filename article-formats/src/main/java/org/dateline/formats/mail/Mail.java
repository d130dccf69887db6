package org.dateline.formats.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.dateline.events.ReasonCode;
import org.dateline.formats.ArticleFormat;
import org.dateline.formats.Beginning;
import org.dateline.formats.Description;
import org.dateline.formats.Formats;
import org.dateline.formats.RecordInput;
import org.dateline.formats.RecordReader;
import org.dateline.formats.Step;
import org.dateline.formats.text.PlainText;

/// One mail in a file: its text is an article, and so is what is attached to it.
///
/// @param formats that attachments may be of
public record Mail(Formats formats) implements ArticleFormat {

    /// Rises when the same mails, also those of a box, would be read as other records.
    public static final int VERSION = 2;

    /// Only mail programs write these; two of the others may stand in any text.
    private static final Pattern SURE =
            Pattern.compile(
                    "(?im)\\A(?:[\\w-]{1,60}:[^\\n]{0,1000}\\n(?:[ \\t][^\\n]{0,1000}\\n){0,50}){0,50}?"
                            + "(?:message-id|mime-version|return-path|received|delivered-to):");

    @Override
    public Description description() {
        return new Description(
                "a mail",
                List.of("eml"),
                "its text, and those of its attachments",
                "message/rfc822");
    }

    @Override
    public boolean recognises(Beginning beginning) {
        String start =
                new String(
                        beginning.bytes(), 0, Math.min(beginning.bytes().length, 8000), ISO_8859_1);
        return SURE.matcher(start).lookingAt()
                && !SavedPage.isSaved(start)
                && !(beginning.ending().equals("txt") && PlainText.holdsSeveral(beginning));
    }

    @Override
    public int version() {
        return formats.versions();
    }

    @Override
    public long longestFile() {
        return MailArticle.MOST_BYTES;
    }

    @Override
    public RecordReader open(RecordInput input, long record) throws IOException {
        byte[] mail = input.rest(MailArticle.MOST_BYTES + 1);
        return mail.length > MailArticle.MOST_BYTES
                ? () ->
                        new Step.Unusable(
                                ReasonCode.TOO_LARGE,
                                "the mail has more than %d bytes".formatted(MailArticle.MOST_BYTES))
                : new MailRecords(mail, 0, input, formats, true);
    }
}
