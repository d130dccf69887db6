package org.dateline.formats;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dateline.formats.archive.Compressed;
import org.dateline.formats.archive.EntryFormats;
import org.dateline.formats.archive.Tar;
import org.dateline.formats.archive.Zip;
import org.dateline.formats.csv.CsvFile;
import org.dateline.formats.feed.Feed;
import org.dateline.formats.html.WebPage;
import org.dateline.formats.json.FieldNames;
import org.dateline.formats.json.JsonFeed;
import org.dateline.formats.json.JsonFile;
import org.dateline.formats.json.JsonLines;
import org.dateline.formats.mail.Mail;
import org.dateline.formats.mail.Mailbox;
import org.dateline.formats.mail.SavedPage;
import org.dateline.formats.news.NewsMl;
import org.dateline.formats.news.Nitf;
import org.dateline.formats.office.OfficeDocument;
import org.dateline.formats.pdf.Pdf;
import org.dateline.formats.rtf.RtfFile;
import org.dateline.formats.text.PlainText;
import org.dateline.formats.warc.WebArchive;

/// The formats that Dateline reads. One that is surer of a file stands before one that may be
/// mistaken.
public final class Formats implements EntryFormats {

    private final int depth;
    private final FieldNames names;
    private final List<ArticleFormat> all;

    /// Those that hold no files of other formats.
    private final List<ArticleFormat> single;

    public Formats() {
        this(FieldNames.USUAL);
    }

    /// @param names of fields, in formats that have fields
    public Formats(FieldNames names) {
        this(0, names);
    }

    private Formats(int depth, FieldNames names) {
        this.depth = depth;
        this.names = names;
        List<ArticleFormat> beforeMails =
                List.of(
                        new WebArchive(),
                        new Pdf(),
                        OfficeDocument.word(),
                        OfficeDocument.openDocument(),
                        new RtfFile(),
                        new Feed(),
                        new NewsMl(),
                        new Nitf());
        List<ArticleFormat> behindMails =
                List.of(
                        new JsonFeed(names),
                        new JsonFile(names),
                        new JsonLines(names),
                        new WebPage(),
                        new CsvFile(names),
                        new PlainText(names));
        this.single = Stream.of(beforeMails, behindMails).flatMap(List::stream).toList();
        this.all =
                Stream.of(
                                beforeMails,
                                List.of(new Mailbox(this), new SavedPage(), new Mail(this)),
                                behindMails,
                                Compressed.all(this),
                                List.of(new Zip(this), new Tar(this)))
                        .<ArticleFormat>flatMap(List::stream)
                        .toList();
    }

    public List<ArticleFormat> all() {
        return all;
    }

    @Override
    public int versions() {
        return Mail.VERSION + single.stream().mapToInt(ArticleFormat::version).sum();
    }

    @Override
    public Optional<EntryFormats> within() {
        return depth == MOST_DEPTH ? Optional.empty() : Optional.of(new Formats(depth + 1, names));
    }

    /// The format of a file: the first that is sure by the content, else the one that the name's
    /// ending names; empty when there is none.
    @Override
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

    /// The format of files of which only the name tells something.
    ///
    /// @param ending in lower case and without the dot
    public Optional<ArticleFormat> named(String ending) {
        return all.stream()
                .filter(format -> format.description().endings().contains(ending))
                .findFirst();
    }
}
