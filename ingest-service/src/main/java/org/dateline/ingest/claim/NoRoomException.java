package org.dateline.ingest.claim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// A disk, or what its owner may use of it, is full. Its message says which; what to do about it
/// depends on what failed.
public final class NoRoomException extends IOException {

    private static final long serialVersionUID = 1;

    /// With less room than this, whatever failed failed for want of it.
    private static final long ALMOST_NOTHING = 16 << 10;

    NoRoomException(String message) {
        super(message);
    }

    private NoRoomException(Path folder, long room, IOException cause) {
        super("no room is left on the disk of " + folder + " (" + room + " bytes)", cause);
    }

    /// The same failure, told as what it is.
    ///
    /// @param folder that was to be written to
    public static IOException orSame(IOException e, Path folder) {
        if (e instanceof NoRoomException) {
            return e;
        }
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        long room = room(folder);
        boolean full =
                message.contains("no space left")
                        || message.contains("quota exceeded")
                        || room < ALMOST_NOTHING;
        return full ? new NoRoomException(folder, room, e) : e;
    }

    private static long room(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }
}
