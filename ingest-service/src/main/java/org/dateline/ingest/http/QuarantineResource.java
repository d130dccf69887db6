package org.dateline.ingest.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.dateline.events.ReasonCode;
import org.dateline.ingest.claim.ClaimId;
import org.dateline.ingest.kafka.Ingester;
import org.dateline.ingest.quarantine.Quarantine;
import org.dateline.ingest.quarantine.Reason;
import org.jboss.resteasy.reactive.RestPath;

/// Lists, shows and retries files in quarantine.
@Path("/quarantine")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class QuarantineResource {

    private static final int RETRY_PATIENCE_SECONDS = 20;

    private final Ingester ingester;

    QuarantineResource(Ingester ingester) {
        this.ingester = ingester;
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
    public record Retried(String claim) {}

    @GET
    public Listed list() throws IOException {
        return new Listed(ingester.quarantine().entries().stream().map(Quarantined::of).toList());
    }

    @GET
    @Path("{claim}")
    public Quarantined show(@RestPath String claim) {
        return ingester.quarantine()
                .entry(id(claim))
                .map(Quarantined::of)
                .orElseThrow(() -> notThere(claim));
    }

    @POST
    @Path("{claim}/retry")
    public Response retry(@RestPath String claim) throws IOException, InterruptedException {
        try {
            boolean found = ingester.retry(id(claim)).get(RETRY_PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!found) {
                throw notThere(claim);
            }
            return Response.accepted(new Retried(claim)).build();
        } catch (TimeoutException | ExecutionException e) {
            throw new ServiceUnavailableException("the broker is unavailable; try again later");
        }
    }

    private static ClaimId id(String claim) {
        return ClaimId.parse(claim).orElseThrow(() -> notThere(claim));
    }

    private static NotFoundException notThere(String claim) {
        return new NotFoundException("claim " + claim + " is not in quarantine");
    }
}
