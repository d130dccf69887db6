package org.dateline.gateway.receipt;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.dateline.gateway.postgres.ClaimReceipt;
import org.dateline.gateway.postgres.ClaimReceipt.OneRecord;
import org.jspecify.annotations.Nullable;

/// What became of one dropped file.
///
/// @param file its path in the inbox
/// @param claim under which it was taken; null while it waits
/// @param state WAITING, CLAIMED, PUBLISHED, ARCHIVED, ERASED or QUARANTINED
/// @param time when it came there, as far as that is known
/// @param reason why it is in quarantine, with `detail`
/// @param stored how many of its records are stored
/// @param rejected how many of its records were rejected on their way and are not stored
/// @param erased how many of its records' articles were erased, or were before they came
/// @param records the first of them
/// @param next number of the first record that is not among them, from which `/v1/claims/{claim}`
///     goes on; null when all are
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FileReceipt(
        String file,
        @Nullable String claim,
        String state,
        Instant time,
        @Nullable String reason,
        @Nullable String detail,
        long stored,
        long rejected,
        long erased,
        List<OneRecord> records,
        @Nullable Long next) {

    /// The same, and what is known of its records.
    FileReceipt with(ClaimReceipt beyond) {
        return new FileReceipt(
                file,
                claim,
                state,
                time,
                reason,
                detail,
                beyond.stored(),
                beyond.rejected(),
                beyond.erased(),
                beyond.records(),
                beyond.next());
    }
}
