package org.dateline.ingest.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.dateline.ingest.claim.Claim;
import org.dateline.ingest.claim.ClaimId;
import org.dateline.ingest.claim.DurableMove;

/// Files on their way to another file system, so long that no other should wait for them. For one
/// thread at a time, but for what is said to be for any.
///
/// @param <T> what is to be done once a file is there
final class LongMoves<T> {

    /// Shorter files are copied at once.
    private static final long LONG_BYTES = 8 << 20;

    private final Executor copier;
    private final Map<ClaimId, Move<T>> moves = new ConcurrentSkipListMap<>();
    private final Set<ClaimId> failed = new HashSet<>();

    private record Move<T>(Claim claim, T then, Future<?> copying) {}

    /// A move that ended.
    record Done<T>(T then, Optional<IOException> failure) {}

    LongMoves(Executor copier) {
        this.copier = copier;
    }

    /// Copies a short file at once, and begins to copy a long one.
    ///
    /// @return whether it is done
    boolean copy(Claim claim, DurableMove.Copying copying, T then) throws IOException {
        if (size(claim) <= LONG_BYTES) {
            copying.run();
            return true;
        }
        var task =
                new FutureTask<>(
                        () -> {
                            copying.run();
                            return claim;
                        });
        moves.put(claim.id(), new Move<>(claim, then, task));
        copier.execute(task);
        return false;
    }

    /// Takes out what ended meanwhile.
    List<Done<T>> takeDone() {
        List<Done<T>> done = new ArrayList<>();
        for (Iterator<Move<T>> left = moves.values().iterator(); left.hasNext(); ) {
            Move<T> move = left.next();
            if (move.copying().isDone()) {
                left.remove();
                Optional<IOException> failure = failure(move);
                if (failure.isPresent()) {
                    failed.add(move.claim().id());
                } else {
                    failed.remove(move.claim().id());
                }
                done.add(new Done<>(move.then(), failure));
            }
        }
        return done;
    }

    /// Whether a file is being copied that could not be before.
    boolean isRetrying() {
        return moves.keySet().stream().anyMatch(failed::contains);
    }

    boolean isEmpty() {
        return moves.isEmpty();
    }

    /// For any thread.
    boolean contains(ClaimId id) {
        return moves.containsKey(id);
    }

    /// For a person; empty when nothing is being moved. A move that failed is tried again
    /// and again, and told of by its failure.
    Optional<String> inWords() {
        return moves.values().stream()
                .filter(move -> !failed.contains(move.claim().id()))
                .findFirst()
                .map(
                        move ->
                                move.claim()
                                        + " is being copied to another file system"
                                        + (moves.size() == 1
                                                ? ""
                                                : ", and " + (moves.size() - 1) + " more wait"));
    }

    private static Optional<IOException> failure(Move<?> move) {
        try {
            Waiting.on(move.copying());
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }

    private static long size(Claim claim) throws IOException {
        return Files.readAttributes(
                        claim.file(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .size();
    }
}
