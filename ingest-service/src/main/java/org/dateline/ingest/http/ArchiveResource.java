package org.dateline.ingest.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dateline.edge.AdminToken;
import org.dateline.ingest.claim.ClaimId;
import org.dateline.ingest.erasure.ErasableFiles;
import org.dateline.ingest.erasure.ErasableFiles.Outcome;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Removes archived files whose articles were erased.
@Path("/archive")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class ArchiveResource {

    /// Names the claim in the answer that nothing of it is left, which no other server would give.
    private static final String ERASED = "Dateline-Erased";

    /// Says that there never was such a file.
    private static final String NO_CLAIM = "urn:dateline:problem:no-claim";

    private static final Pattern RECORD = Pattern.compile("([0-9]{1,18})/([0-9a-f-]{36})");

    private final ErasableFiles files;
    private final AdminToken token;

    ArchiveResource(ErasableFiles files, AdminToken token) {
        this.files = files;
        this.token = token;
    }

    /// A file that stays, and why.
    public record Kept(String claim, String path, String detail) {}

    /// @param records places of the erased articles in the file, each with a slash and the
    ///     article's id behind it, and commas between them
    @DELETE
    @Path("{claim}")
    public Response erase(
            @RestPath String claim,
            @RestQuery @Nullable String records,
            @RestHeader("Authorization") @Nullable String authorization)
            throws IOException {
        ProblemMappers.requireToken(token, authorization);
        Optional<ClaimId> id = ClaimId.parse(claim);
        if (id.isEmpty()) {
            return ProblemMappers.response(NO_CLAIM, Response.Status.NOT_FOUND, "not a claim id");
        }
        return switch (files.erase(id.get(), erased(records == null ? "" : records))) {
            case Outcome.Gone() -> Response.noContent().header(ERASED, id.get()).build();
            case Outcome.Busy() ->
                    throw new ServiceUnavailableException(
                            "the file is being published or changed; try again later");
            case Outcome.Kept(var file, String detail) ->
                    Response.status(Response.Status.CONFLICT)
                            .entity(new Kept(claim, file.toString(), detail))
                            .build();
        };
    }

    private static Map<Long, UUID> erased(String records) {
        Map<Long, UUID> erased = new HashMap<>();
        for (String record : records.split(",", -1)) {
            Matcher parts = RECORD.matcher(record);
            if (!parts.matches()) {
                throw new BadRequestException("records must have the form 3/ID,17/ID");
            }
            try {
                erased.put(Long.valueOf(parts.group(1)), UUID.fromString(parts.group(2)));
            } catch (IllegalArgumentException e) {
                throw new BadRequestException("the part after the slash must be an article id", e);
            }
        }
        return erased;
    }
}
