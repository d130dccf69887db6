package org.dateline.gateway.postgres;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What became of a dropped file beyond its publication, by the claim under which it was taken.
///
/// @param stored how many of its records are stored
/// @param rejected how many of its records were rejected on their way and are not stored
/// @param erased how many of its records' articles were erased, or were before they came
/// @param records in the order of the file
/// @param next number of the record with which the next page begins; null when this is the last
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClaimReceipt(
        String claim,
        long stored,
        long rejected,
        long erased,
        List<OneRecord> records,
        @Nullable Long next) {

    /// One record of the file.
    ///
    /// @param entry path of the stored article inside the file, where that is an archive
    /// @param articleId null where it was rejected
    /// @param title of the stored article, if it has one
    /// @param published when the stored article was published, in ISO 8601, if that is known
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OneRecord(
            long record,
            @Nullable String entry,
            @Nullable UUID articleId,
            @Nullable String title,
            @Nullable String published,
            List<Step> steps) {}

    /// One step of its way, and when it was done.
    ///
    /// @param stage where it was rejected
    /// @param reason why it was rejected, with `detail`
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Step(
            Name step,
            Instant at,
            @Nullable String stage,
            @Nullable String reason,
            @Nullable String detail) {

        public static Step done(Name step, Instant at) {
            return new Step(step, at, null, null, null);
        }
    }

    /// The steps, in their order.
    public enum Name {
        RECEIVED,
        ENRICHED,
        STORED,
        REJECTED,
        ERASED
    }
}
