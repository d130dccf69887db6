package org.dateline.formats.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.regex.Pattern;
import org.dateline.events.ReasonCode;
import org.dateline.formats.ArticleFormat;
import org.dateline.formats.Beginning;
import org.dateline.formats.Description;
import org.dateline.formats.Origin;
import org.dateline.formats.RecordInput;
import org.dateline.formats.RecordReader;
import org.dateline.formats.Step;
import org.dateline.formats.WholeFile;
import org.dateline.formats.text.PlainText;

/// One mail in a file: its text is the article.
public record Mail() implements ArticleFormat {

    /// Only mail programs write these; two of the others may stand in any text.
    private static final Pattern SURE =
            Pattern.compile(
                    "(?im)\\A(?:[\\w-]{1,60}:[^\\n]{0,1000}\\n(?:[ \\t][^\\n]{0,1000}\\n){0,50}){0,50}?"
                            + "(?:message-id|mime-version|return-path|received|delivered-to):");

    @Override
    public Description description() {
        return new Description("a mail", List.of("eml"), "one", "message/rfc822");
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
        return 1;
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
                "the mail",
                bytes -> whole(MailArticle.of(bytes, 0)));
    }

    private static Step whole(Step mail) {
        return mail instanceof Step.Broken(ReasonCode reason, String detail, Origin _)
                ? new Step.Unusable(reason, detail)
                : mail;
    }
}
