package org.dateline.ingest.claim;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.dateline.events.ArticleText;
import org.dateline.events.Sha256;

/// The rules on names: which wait for their rename, which may be submitted, and how they are shown.
public final class FileNames {

    /// Most bytes of one name on the usual file systems.
    private static final int LONGEST_NAME = 255;

    /// Most bytes of a path within the inbox. A path that is as long as a system allows there would
    /// be longer than it allows in the archive, and keep its file from ever getting there.
    private static final int LONGEST_PATH = 2_048;

    private static final int DRAFT_MARK = 32;
    private static final String DRAFT_ENDING = ".draft";

    private FileNames() {}

    /// Whether a file or folder of that name is still somebody's work: `*.part`, `*.tmp`, `.*` and
    /// `*~` are renamed by their writer once they are complete.
    public static boolean waitsForRename(Path nameAlone) {
        String name = nameAlone.toString().toLowerCase(Locale.ROOT);
        return name.startsWith(".")
                || name.endsWith("~")
                || name.endsWith(".part")
                || name.endsWith(".tmp");
    }

    /// Whether a path in the inbox is short enough for the archive and the quarantine, too.
    public static boolean fits(Path name) {
        return bytes(name.toString()) <= LONGEST_PATH;
    }

    /// A relative path in the form that events carry.
    public static String text(Path name) {
        String separator = FileSystems.getDefault().getSeparator();
        String text = name.toString();
        return ArticleText.clean(separator.equals("/") ? text : text.replace(separator, "/"));
    }

    /// A name in one line: control characters are replaced.
    public static String loggable(Path name) {
        return text(name).replaceAll("\\p{Cntrl}", "?");
    }

    /// The path, relative to the inbox, of a file that someone wants to submit under this name;
    /// empty when the name would leave the inbox, be hidden, or never be picked up.
    public static Optional<Path> submitted(String name) {
        if (name.isEmpty() || name.startsWith("/") || name.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        Path path;
        try {
            path = Path.of(name);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
        if (path.isAbsolute()
                || !path.equals(path.normalize())
                || path.toString().isEmpty()
                || !fits(path)) {
            return Optional.empty();
        }
        for (Path part : path) {
            boolean tooLong = part.toString().getBytes(UTF_8).length > LONGEST_NAME;
            if (tooLong || waitsForRename(part) || part.toString().equals("..")) {
                return Optional.empty();
            }
        }
        return Optional.of(path);
    }

    /// The same path with a mark before the ending of its last name, which is shortened where the
    /// whole would be longer than a file system allows.
    public static Path marked(Path name, String mark) {
        String last = name.getFileName().toString();
        int dot = last.lastIndexOf('.');
        String stem = dot > 0 ? last.substring(0, dot) : last;
        String ending = dot > 0 ? last.substring(dot) : "";
        return name.resolveSibling(shortened(stem, "-" + mark + ending) + "-" + mark + ending);
    }

    /// Where a file is written before it is renamed to what it shall be: beside it, hidden, and by
    /// a name that is always the same and no other file's.
    public static Path draftOf(Path file) {
        String mark = Sha256.hex(file.getFileName().toString()).substring(0, DRAFT_MARK);
        return file.resolveSibling("." + mark + DRAFT_ENDING);
    }

    /// Whether a file is the draft of another, which a crash may have left.
    public static boolean isDraft(Path file) {
        String name = file.getFileName().toString();
        return name.length() == 1 + DRAFT_MARK + DRAFT_ENDING.length()
                && name.startsWith(".")
                && name.endsWith(DRAFT_ENDING);
    }

    /// As much of a name as leaves room for what is put behind it.
    public static String shortened(String name, String behind) {
        int room = LONGEST_NAME - bytes(behind);
        String cut = name;
        while (bytes(cut) > room && !cut.isEmpty()) {
            int last = cut.offsetByCodePoints(cut.length(), -1);
            cut = cut.substring(0, last);
        }
        return cut;
    }

    static int bytes(String name) {
        return name.getBytes(UTF_8).length;
    }
}
