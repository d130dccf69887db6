package org.dateline.ingest.archive;

import java.io.IOException;
import java.util.Optional;
import org.dateline.ingest.claim.Claim;
import org.dateline.ingest.claim.DurableMove;

/// Where files end whose articles are committed.
public sealed interface Destination permits Archiving, Deletion {

    /// What is done with them.
    enum Policy {
        ARCHIVE,
        DELETE
    }

    /// Begins to take a claim's file out of its slot. Safe to repeat, also where it is gone
    /// already; durable once [#sync] was called.
    ///
    /// @return what is still to do; empty when it is done
    Optional<DurableMove.Copying> begin(Claim claim) throws IOException;

    /// Takes a claim's file out of its slot, however long it takes.
    default void take(Claim claim) throws IOException {
        Optional<DurableMove.Copying> copying = begin(claim);
        if (copying.isPresent()) {
            copying.get().run();
        }
    }

    /// Makes all of it durable, which it must be before the ledger forgets the claims.
    void sync() throws IOException;
}
