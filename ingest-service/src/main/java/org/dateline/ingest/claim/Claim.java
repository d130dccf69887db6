package org.dateline.ingest.claim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.dateline.events.ArticleText;

/// A file that was taken out of the inbox and now belongs to one slot.
///
/// It is one entry of the slot, and later of the archive: `<claim>.<name>`, the file itself, with
/// `%2F` between folders, and `%25` for a percent sign. Where that would be too long it is a folder
/// `<claim>` that holds nothing but the file, under its relative name.
///
/// @param entry the file, or the folder
/// @param name path of the file, relative to the inbox as it was
public record Claim(ClaimId id, Path entry, Path name) {

    private static final String SEPARATOR = FileSystems.getDefault().getSeparator();

    private static final int ID_LENGTH = 36;

    /// Most bytes of an entry's name: of the file systems that people keep archives on, eCryptfs
    /// takes the least.
    private static final int LONGEST_ENTRY = 143;

    /// The claim as it stands, or is going to stand, in a folder.
    public static Claim in(Path folder, ClaimId id, Path name) {
        String escaped = escaped(name);
        boolean fits =
                FileNames.bytes(escaped) < LONGEST_ENTRY - ID_LENGTH
                        && unescaped(escaped).filter(name::equals).isPresent();
        return new Claim(id, folder.resolve(fits ? id + "." + escaped : id.toString()), name);
    }

    /// The claim that an entry of a folder stands for; empty when it is none, or holds no file.
    public static Optional<Claim> at(Path entry) throws IOException {
        Optional<ClaimId> id = idOf(entry);
        if (id.isEmpty() || !isFolder(entry)) {
            return id.map(claim -> new Claim(claim, entry, nameOf(entry)));
        }
        try (Stream<Path> tree = Files.walk(entry)) {
            return tree.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .filter(path -> !FileNames.isDraft(path))
                    .findFirst()
                    .map(file -> new Claim(id.get(), entry, entry.relativize(file)));
        } catch (NoSuchFileException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /// The id in an entry's name.
    public static Optional<ClaimId> idOf(Path entry) {
        String name = entry.getFileName().toString();
        boolean named = name.length() > ID_LENGTH + 1 && name.charAt(ID_LENGTH) == '.';
        return ClaimId.parse(named ? name.substring(0, ID_LENGTH) : name);
    }

    /// Whether an entry is a claim's folder, by its name.
    public static boolean isFolder(Path entry) {
        return entry.getFileName().toString().length() == ID_LENGTH;
    }

    public Path file() {
        return isFolder(entry) ? entry.resolve(name) : entry;
    }

    /// The name as events carry it: `/` between folders, and fit for JSON.
    public String fileName() {
        return FileNames.text(name);
    }

    @Override
    public String toString() {
        return "claim=" + id + " file=" + ArticleText.clean(FileNames.loggable(name));
    }

    /// The file's relative name, by the name of an entry that is no folder.
    public static Path nameOf(Path entry) {
        String escaped = entry.getFileName().toString().substring(ID_LENGTH + 1);
        return unescaped(escaped).orElseGet(entry::getFileName);
    }

    private static String escaped(Path name) {
        return name.toString().replace("%", "%25").replace(SEPARATOR, "%2F");
    }

    /// Empty for what would not be a path in the inbox, and for one that is not text: such a name
    /// is another one once it was made text.
    private static Optional<Path> unescaped(String escaped) {
        try {
            Path name = Path.of(escaped.replace("%2F", SEPARATOR).replace("%25", "%"));
            boolean inside = !name.isAbsolute() && name.normalize().equals(name);
            return inside && !name.startsWith("..") ? Optional.of(name) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
