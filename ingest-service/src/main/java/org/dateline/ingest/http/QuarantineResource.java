package org.dateline.ingest.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.dateline.edge.AdminToken;
import org.dateline.events.ReasonCode;
import org.dateline.ingest.claim.ClaimId;
import org.dateline.ingest.claim.NoRoomException;
import org.dateline.ingest.kafka.Ingester;
import org.dateline.ingest.quarantine.Quarantine;
import org.dateline.ingest.quarantine.Reason;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// Lists, shows and retries files in quarantine, for whoever has the admin token.
@Path("/quarantine")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class QuarantineResource {

    private static final Logger LOG = Logger.getLogger(QuarantineResource.class);

    private final Ingester ingester;
    private final AdminToken token;

    QuarantineResource(Ingester ingester, AdminToken token) {
        this.ingester = ingester;
        this.token = token;
    }

    /// A file in quarantine: its reason, and where it stands.
    public record Quarantined(
            String claim,
            String file,
            ReasonCode reason,
            String meaning,
            String detail,
            Instant time,
            long bytes,
            String sha256,
            String path) {

        static Quarantined of(Quarantine.Entry entry) {
            Reason reason = entry.reason();
            return new Quarantined(
                    entry.claim().toString(),
                    reason.file(),
                    reason.reason(),
                    reason.reason().meaning(),
                    reason.detail(),
                    reason.time(),
                    reason.bytes(),
                    reason.sha256(),
                    entry.file().toString());
        }
    }

    /// All files in quarantine, oldest claims first.
    public record Listed(List<Quarantined> quarantined) {}

    /// A file that is on its way again.
    ///
    /// @param waitsFor what keeps it from being taken at once; null where nothing does
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Retried(String claim, @Nullable String waitsFor) {}

    @GET
    public Listed list(@RestHeader("Authorization") @Nullable String authorization)
            throws IOException {
        ProblemMappers.requireTokenWhereSet(token, authorization);
        return new Listed(ingester.quarantine().entries().stream().map(Quarantined::of).toList());
    }

    @GET
    @Path("{claim}")
    public Quarantined show(
            @RestPath String claim, @RestHeader("Authorization") @Nullable String authorization) {
        ProblemMappers.requireTokenWhereSet(token, authorization);
        return ingester.quarantine()
                .entry(id(claim))
                .map(Quarantined::of)
                .orElseThrow(() -> notThere(claim));
    }

    @POST
    @Path("{claim}/retry")
    public Response retry(
            @RestPath String claim, @RestHeader("Authorization") @Nullable String authorization)
            throws NoRoomException {
        ProblemMappers.requireTokenWhereSet(token, authorization);
        ClaimId id = id(claim);
        try {
            if (!ingester.retry(id)) {
                throw notThere(claim);
            }
        } catch (NoRoomException e) {
            throw e;
        } catch (IOException e) {
            LOG.warnf("a file could not be brought back from quarantine claim=%s: %s", claim, e);
            return ProblemMappers.response(
                    Response.Status.INTERNAL_SERVER_ERROR,
                    "the file could not be moved back into the inbox, and stays in quarantine: "
                            + e);
        }
        return Response.accepted(new Retried(claim, ingester.stoppedBy().orElse(null))).build();
    }

    private static ClaimId id(String claim) {
        return ClaimId.parse(claim).orElseThrow(() -> notThere(claim));
    }

    private static NotFoundException notThere(String claim) {
        return new NotFoundException("claim " + claim + " is not in quarantine");
    }
}
