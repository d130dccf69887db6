package org.dateline.gateway.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The receipt of a submission.
///
/// @param file what it is called in the inbox
/// @param claim what it is claimed as, if it came with an `Idempotency-Key`; else null
/// @param status where to ask what became of it and of each article in it
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Submitted")
public record Submitted(String file, @Nullable String claim, String status) {}
