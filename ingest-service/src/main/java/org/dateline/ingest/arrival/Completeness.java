package org.dateline.ingest.arrival;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;
import org.dateline.ingest.linux.ReadLease;

/// Tells whether a file's writer is done with it.
public final class Completeness {

    /// File systems on which a lease would only speak of writers on this machine.
    private static final Set<String> SHARED =
            Set.of("nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "9p", "virtiofs", "ceph", "afs");

    private final Function<Path, ReadLease.Answer> lease;
    private final QuietPeriod quiet;
    private final Clock clock;

    /// The answer for one file.
    public sealed interface Verdict {

        /// It may be claimed.
        record Complete() implements Verdict {}

        /// Somebody has it open for writing; there will be word when it is closed.
        record BeingWritten() implements Verdict {}

        /// Nobody can say; it is complete if it has not changed by then.
        ///
        /// @param leaseMissing whether it waits because leases are not to be had
        record RestsUntil(Instant time, boolean leaseMissing) implements Verdict {}

        /// It may not be read.
        record NotPermitted() implements Verdict {}

        /// It is not there any more.
        record Gone() implements Verdict {}
    }

    /// @param lease asks the kernel, see [ReadLease#ask]
    public Completeness(Function<Path, ReadLease.Answer> lease, Duration quietPeriod, Clock clock) {
        this.lease = lease;
        this.quiet = new QuietPeriod(quietPeriod);
        this.clock = clock;
    }

    /// The lease where it speaks for all writers of a folder's files, else one that never does.
    public static Function<Path, ReadLease.Answer> leaseFor(Path folder) {
        try {
            String type = Files.getFileStore(folder).type();
            if (SHARED.contains(type) || type.startsWith("fuse")) {
                return file -> ReadLease.Answer.NO_LEASES;
            }
        } catch (IOException e) {
            return file -> ReadLease.Answer.NO_LEASES;
        }
        return ReadLease::ask;
    }

    public Verdict of(Path file, BasicFileAttributes attributes) {
        return switch (lease.apply(file)) {
            case NOT_WRITTEN ->
                    attributes.size() > 0 ? complete(file) : rest(file, attributes, false);
            case BEING_WRITTEN -> new Verdict.BeingWritten();
            case GONE -> new Verdict.Gone();
            case NOT_PERMITTED -> new Verdict.NotPermitted();
            case NO_LEASES -> rest(file, attributes, true);
        };
    }

    /// Forgets files that were not seen since that time.
    public void forgetUnseenSince(Instant time) {
        quiet.forgetUnseenSince(time);
    }

    private Verdict complete(Path file) {
        quiet.forget(file);
        return new Verdict.Complete();
    }

    private Verdict rest(Path file, BasicFileAttributes attributes, boolean leaseMissing) {
        Instant now = clock.instant();
        Instant until = quiet.restsUntil(file, attributes, now);
        return until.isAfter(now) ? new Verdict.RestsUntil(until, leaseMissing) : complete(file);
    }
}
