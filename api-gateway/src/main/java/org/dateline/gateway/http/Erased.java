package org.dateline.gateway.http;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// An erased article of which something is left to be done or to be known.
///
/// @param pending what will be done as soon as it can be: `TOPICS`, `ARCHIVE`
/// @param kept dropped files that still hold it
@JsonIgnoreProperties(ignoreUnknown = true)
public record Erased(UUID articleId, Instant erasedAt, List<String> pending, List<KeptFile> kept) {

    /// A dropped file that still holds the article.
    ///
    /// @param path where it stands on the ingester's machine
    /// @param detail why it was kept, and what to do
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record KeptFile(String claim, String path, String detail) {}
}
