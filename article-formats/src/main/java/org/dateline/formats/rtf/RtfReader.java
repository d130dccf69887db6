package org.dateline.formats.rtf;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import org.dateline.events.ArticleText;
import org.dateline.events.Declared.Date.Kind;
import org.dateline.events.ReasonCode;
import org.dateline.formats.TextLimits;
import org.dateline.formats.document.Blocks;
import org.dateline.formats.document.DocumentResult;
import org.dateline.formats.document.Properties;
import org.dateline.formats.rtf.RtfGroup.Place;
import org.dateline.formats.rtf.RtfTokens.Token;

/// Reads the text of a document: what is written and shown, without its looks.
final class RtfReader {

    private static final int MOST_DEPTH = 1_000;

    private static final int LONGEST_PROPERTY = 8_000;

    /// Groups that are no text of the article.
    private static final Set<String> LEFT_OUT =
            Set.of(
                    "colortbl",
                    "stylesheet",
                    "listtable",
                    "listoverridetable",
                    "rsidtbl",
                    "revtbl",
                    "filetbl",
                    "generator",
                    "pict",
                    "nonshppict",
                    "objdata",
                    "header",
                    "headerl",
                    "headerr",
                    "headerf",
                    "footer",
                    "footerl",
                    "footerr",
                    "footerf",
                    "footnote",
                    "annotation",
                    "atnid",
                    "atnauthor",
                    "fldinst",
                    "themedata",
                    "colorschememapping",
                    "datastore",
                    "latentstyles",
                    "xe",
                    "tc",
                    "listtext",
                    "pntext",
                    "pntxta",
                    "pntxtb",
                    "bkmkstart",
                    "bkmkend",
                    "operator",
                    "company",
                    "manager",
                    "category",
                    "doccomm",
                    "hlinkbase",
                    "printim",
                    "buptim");

    private static final Map<String, Place> PLACES =
            Map.of(
                    "fonttbl", Place.FONTS,
                    "info", Place.INFO,
                    "title", Place.TITLE,
                    "author", Place.AUTHOR,
                    "subject", Place.SUBJECT,
                    "keywords", Place.KEYWORDS,
                    "creatim", Place.CREATED,
                    "revtim", Place.REVISED);

    private static final Map<String, String> SIGNS =
            Map.ofEntries(
                    Map.entry("tab", "\t"),
                    Map.entry("line", "\n"),
                    Map.entry("lbr", "\n"),
                    Map.entry("emdash", "—"),
                    Map.entry("endash", "–"),
                    Map.entry("bullet", "•"),
                    Map.entry("lquote", "‘"),
                    Map.entry("rquote", "’"),
                    Map.entry("ldblquote", "“"),
                    Map.entry("rdblquote", "”"),
                    Map.entry("emspace", " "),
                    Map.entry("enspace", " "),
                    Map.entry("qmspace", " "),
                    Map.entry("~", "\u00A0"),
                    Map.entry("_", "‑"));

    private final RtfTokens tokens;
    private final RtfCharsets charsets = new RtfCharsets();
    private final Deque<RtfGroup> outer = new ArrayDeque<>();
    private RtfGroup group = RtfGroup.OUTER;
    private int tooDeep;

    /// Whether the group has only begun, so that its first word may say where its text goes.
    private boolean begun;

    private boolean optional;
    private int toReplace;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private final StringBuilder written = new StringBuilder();
    private final StringBuilder row = new StringBuilder();
    private final StringBuilder property = new StringBuilder();
    private final int[] time = new int[5];
    private boolean inRow;
    private boolean isItem;
    private int definedFont;

    private final Blocks blocks = new Blocks();
    private final Properties.Builder properties = new Properties.Builder();

    RtfReader(byte[] bytes) {
        this.tokens = new RtfTokens(bytes);
    }

    DocumentResult read() {
        boolean opened = false;
        while (!opened || !outer.isEmpty()) {
            switch (tokens.next()) {
                case Token.Open() -> {
                    open();
                    opened = true;
                }
                case Token.Close() -> close();
                case Token.Word(String name, int number, boolean given) ->
                        word(name, number, given);
                case Token.Text(byte value) -> text(value);
                case Token.End() -> {
                    return cutOff();
                }
            }
            if (blocks.isTooLong()) {
                break;
            }
        }
        endParagraph();
        String text = ArticleText.clean(blocks.text());
        return TextLimits.check(text)
                .<DocumentResult>map(b -> new DocumentResult.Refused(b.reason(), b.detail()))
                .orElseGet(() -> new DocumentResult.Read(text, properties.build()));
    }

    private static DocumentResult cutOff() {
        return new DocumentResult.Refused(
                ReasonCode.UNREADABLE,
                "the document ends within a group: it is cut off; drop the whole file again");
    }

    private void open() {
        flush();
        if (outer.size() >= MOST_DEPTH) {
            tooDeep++;
            return;
        }
        outer.push(group);
        begun = true;
        optional = false;
        toReplace = 0;
    }

    private void close() {
        flush();
        toReplace = 0;
        begun = false;
        if (tooDeep > 0) {
            tooDeep--;
            return;
        }
        if (outer.isEmpty()) {
            return;
        }
        RtfGroup before = outer.pop();
        if (before.place() != group.place()) {
            declare(group.place());
        }
        group = before;
    }

    private void declare(Place place) {
        String value = property.toString();
        switch (place) {
            case TITLE -> properties.title(value);
            case AUTHOR -> properties.author(value);
            case SUBJECT -> properties.description(value);
            case KEYWORDS -> properties.tag(value);
            case CREATED -> properties.date(time(), Kind.OTHER, "creatim");
            case REVISED -> properties.date(time(), Kind.MODIFIED, "revtim");
            case TEXT, FONTS, INFO, NOWHERE -> {
                return;
            }
        }
        property.setLength(0);
        Arrays.fill(time, 0);
    }

    private String time() {
        return time[0] == 0
                ? ""
                : "%04d-%02d-%02dT%02d:%02d".formatted(time[0], time[1], time[2], time[3], time[4]);
    }

    private void word(String name, int number, boolean given) {
        boolean first = begun;
        if (name.equals("*")) {
            optional = true;
            return;
        }
        begun = false;
        if (toReplace > 0 && !name.equals("u")) {
            toReplace--; // a word counts as one letter
            return;
        }
        if (name.equals("bin")) {
            flush();
            tokens.skip(number);
            return;
        }
        if (first && outer.size() < MOST_DEPTH && destination(name)) {
            return;
        }
        switch (group.place()) {
            case NOWHERE, INFO -> {}
            case FONTS -> font(name, number);
            case CREATED, REVISED -> timePart(name, number);
            case TEXT, TITLE, AUTHOR, SUBJECT, KEYWORDS -> format(name, number, given);
        }
    }

    private boolean destination(String name) {
        Place place = PLACES.get(name);
        boolean inInfo = group.place() == Place.INFO;
        boolean known = name.equals("fonttbl") || name.equals("info") || inInfo;
        if (group.place() != Place.NOWHERE && place != null && known) {
            group = group.at(place);
            return true;
        }
        if (optional || LEFT_OUT.contains(name)) {
            group = group.at(Place.NOWHERE);
            return true;
        }
        return false;
    }

    private void font(String name, int number) {
        if (name.equals("f")) {
            definedFont = number;
        } else if (name.equals("fcharset")) {
            charsets.font(definedFont, number);
        }
    }

    private void timePart(String name, int number) {
        int part = Arrays.asList("yr", "mo", "dy", "hr", "min").indexOf(name);
        if (part >= 0) {
            time[part] = Math.clamp(number, 0, 9999);
        }
    }

    private void format(String name, int number, boolean given) {
        switch (name) {
            case "u" -> {
                flush();
                write(Character.toString((char) number));
                toReplace = group.replaced();
            }
            case "uc" -> group = group.withReplaced(Math.clamp(number, 0, 100));
            case "ansicpg" -> charsets.ansi(number);
            case "mac" -> charsets.mac();
            case "pc" -> charsets.ansi(437);
            case "pca" -> charsets.ansi(850);
            case "f" -> {
                flush();
                group = group.withFont(number);
            }
            case "plain" -> {
                flush();
                group = group.withFont(-1).hidden(false);
            }
            case "v", "deleted" -> {
                flush();
                group = group.hidden(!given || number != 0);
            }
            case "par", "sect", "page", "column" -> endParagraph();
            case "pard" -> {
                isItem = false;
                inRow = false;
            }
            case "ls", "pnlvlblt", "pnlvlbody" -> isItem = true;
            case "intbl" -> inRow = true;
            case "cell", "nestcell" -> endCell();
            case "row", "nestrow" -> endRow();
            default -> {
                String sign = SIGNS.get(name);
                if (sign != null) {
                    flush();
                    write(sign);
                }
            }
        }
    }

    private void text(byte value) {
        begun = false;
        if (toReplace > 0) {
            toReplace--;
        } else if (group.place() != Place.NOWHERE && group.place() != Place.FONTS) {
            pending.write(value);
        }
    }

    /// What is pending is all in one charset.
    private void flush() {
        if (pending.size() > 0) {
            write(pending.toString(charsets.of(group.font())));
            pending.reset();
        }
    }

    private void write(String text) {
        switch (group.place()) {
            case TEXT -> {
                if (!group.hidden() && written.length() <= ArticleText.MAX_BYTES) {
                    written.append(text);
                }
            }
            case TITLE, AUTHOR, SUBJECT, KEYWORDS -> {
                if (property.length() < LONGEST_PROPERTY) {
                    property.append(text);
                }
            }
            case FONTS, INFO, CREATED, REVISED, NOWHERE -> {}
        }
    }

    private void endParagraph() {
        flush();
        if (group.place() != Place.TEXT) {
            return;
        }
        if (inRow) {
            write(" ");
            return;
        }
        blocks.add(written.toString(), isItem ? Blocks.Kind.ITEM : Blocks.Kind.PARAGRAPH);
        written.setLength(0);
    }

    private void endCell() {
        flush();
        String cell = written.toString().strip().replace('\n', ' ');
        written.setLength(0);
        if (row.length() <= ArticleText.MAX_BYTES) {
            row.append(row.isEmpty() ? "" : " | ").append(cell);
        }
    }

    private void endRow() {
        flush();
        boolean blank = row.chars().allMatch(c -> c == ' ' || c == '|');
        if (!blank) {
            blocks.add(row.toString(), Blocks.Kind.ROW);
        }
        row.setLength(0);
    }
}
