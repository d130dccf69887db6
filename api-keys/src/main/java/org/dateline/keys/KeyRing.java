package org.dateline.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The keys that count now. The file is looked at again at most once a second, so a new key is
/// good, and a revoked one worthless, within a second. While it can't be read, no key is good.
public final class KeyRing {

    private static final long LOOK_NANOS = 1_000_000_000L;

    private final Optional<ApiKeys> file;
    private final Consumer<String> complaint;
    private final LongSupplier nanoTime;

    private Map<String, ApiKey> byHash = Map.of();
    private @Nullable State state;
    private long lookedAt;

    /// How a file looks from outside. A replaced one has another file key.
    private record State(FileTime modified, long size, @Nullable Object fileKey) {}

    /// @param file without one there are no keys
    /// @param complaint told once what is wrong with the file, whenever it has changed
    public KeyRing(Optional<Path> file, Consumer<String> complaint, LongSupplier nanoTime) {
        this.file = file.map(ApiKeys::new);
        this.complaint = complaint;
        this.nanoTime = nanoTime;
        lookedAt = nanoTime.getAsLong() - LOOK_NANOS;
    }

    /// The key that this text is; empty if it is none, or none any more.
    public Optional<ApiKey> find(String key) {
        return Optional.ofNullable(current().get(ApiKeys.sha256(key)));
    }

    private synchronized Map<String, ApiKey> current() {
        long now = nanoTime.getAsLong();
        if (now - lookedAt >= LOOK_NANOS) {
            lookedAt = now;
            file.ifPresent(this::look);
        }
        return byHash;
    }

    private void look(ApiKeys from) {
        try {
            State seen = state(from.file());
            if (!seen.equals(state)) {
                ApiKeys.Content content = from.read();
                Map<String, ApiKey> keys = new HashMap<>();
                content.keys().forEach(key -> keys.put(key.sha256(), key));
                byHash = Map.copyOf(keys);
                state = seen;
                complainOf(from.file(), content.unreadable());
            }
        } catch (NoSuchFileException e) {
            byHash = Map.of();
            state = null;
        } catch (IOException e) {
            if (!byHash.isEmpty() || state == null) {
                complaint.accept("API keys cannot be read, so no key is accepted: " + e);
            }
            byHash = Map.of();
            state = new State(FileTime.fromMillis(0), -1, null);
        }
    }

    private void complainOf(Path path, List<Integer> lines) {
        if (!lines.isEmpty()) {
            complaint.accept("invalid lines in " + path + " are ignored; line numbers: " + lines);
        }
    }

    private static State state(Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        return new State(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
    }
}
