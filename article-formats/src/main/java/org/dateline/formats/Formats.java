package org.dateline.formats;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dateline.formats.feed.Feed;
import org.dateline.formats.html.WebPage;
import org.dateline.formats.json.JsonFile;
import org.dateline.formats.json.JsonLines;
import org.dateline.formats.mail.Mail;
import org.dateline.formats.mail.Mailbox;
import org.dateline.formats.mail.SavedPage;
import org.dateline.formats.text.PlainText;

/// The formats that Dateline reads. One that is surer of a file stands before one that may be
/// mistaken.
public final class Formats {

    /// How deep archives may stand within archives.
    public static final int MOST_DEPTH = 3;

    private final int depth;
    private final List<ArticleFormat> all;

    public Formats() {
        this(0);
    }

    private Formats(int depth) {
        this.depth = depth;
        this.all =
                List.of(
                        new Feed(),
                        new Mailbox(),
                        new SavedPage(),
                        new Mail(),
                        new JsonFile(),
                        new JsonLines(),
                        new WebPage(),
                        new PlainText());
    }

    public List<ArticleFormat> all() {
        return all;
    }

    /// For what stands in an archive; empty where archives are too deep within each other.
    public Optional<Formats> within() {
        return depth == MOST_DEPTH ? Optional.empty() : Optional.of(new Formats(depth + 1));
    }

    /// The format of a file: the first that is sure by the content, else the one that the name's
    /// ending names; empty when there is none.
    public Optional<ArticleFormat> of(Beginning file) {
        Optional<ArticleFormat> sure =
                all.stream().filter(format -> format.recognises(file)).findFirst();
        return sure.or(() -> named(file.ending()));
    }

    /// What to do with a file of no known format, for a person.
    public String unsupported() {
        String endings =
                all.stream()
                        .flatMap(format -> format.description().endings().stream())
                        .map(ending -> "." + ending)
                        .collect(Collectors.joining(" "));
        return "no supported format, by content or name; Dateline reads %s: convert the file to one"
                        .formatted(endings)
                + " of these, or give it the right ending, and drop it again";
    }

    private Optional<ArticleFormat> named(String ending) {
        return all.stream()
                .filter(format -> format.description().endings().contains(ending))
                .findFirst();
    }
}
