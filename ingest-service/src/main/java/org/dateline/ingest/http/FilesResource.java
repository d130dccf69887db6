package org.dateline.ingest.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.dateline.edge.AdminToken;
import org.dateline.ingest.claim.FileNames;
import org.dateline.ingest.receipt.KeyReusedException;
import org.dateline.ingest.receipt.KeyedUploads;
import org.dateline.ingest.receipt.Receipt;
import org.dateline.ingest.receipt.Receipts;
import org.dateline.ingest.receipt.Uploads;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Submits files, and tells what became of them.
@Path("/files")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class FilesResource {

    private static final int MAX_KEY_CHARS = 255;

    /// RFC 9110, and what RFC drafts on the header say of a key that is used twice.
    private static final Response.StatusType UNPROCESSABLE =
            Response.status(422, "Unprocessable Content").build().getStatusInfo();

    private final Uploads uploads;
    private final KeyedUploads keyed;
    private final Receipts receipts;
    private final AdminToken token;

    FilesResource(Uploads uploads, KeyedUploads keyed, Receipts receipts, AdminToken token) {
        this.keyed = keyed;
        this.token = token;
        this.uploads = uploads;
        this.receipts = receipts;
    }

    /// What a submitted file is called in the inbox.
    ///
    /// @param claim what it was claimed as, of one that was submitted with a key; else null
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Accepted(String file, @Nullable String claim) {}

    /// All there is of a file name.
    public record Found(List<Receipt> files) {}

    /// @param force whether to bring the articles back although they were erased, which needs the
    ///     admin token
    /// @param key may come again with the same file, which is then not submitted twice
    @POST
    @Path("{name:.+}")
    @Consumes(MediaType.WILDCARD)
    public Response submit(
            @RestPath String name,
            @RestQuery @DefaultValue("false") boolean force,
            @RestHeader("Authorization") @Nullable String authorization,
            @RestHeader("Idempotency-Key") @Nullable String key,
            InputStream body)
            throws IOException {
        if (force) {
            if (key != null) {
                throw new BadRequestException("force takes no Idempotency-Key");
            }
            ProblemMappers.requireToken(token, authorization);
        }
        java.nio.file.Path path =
                FileNames.submitted(name)
                        .orElseThrow(
                                () ->
                                        new BadRequestException(
                                                "the name must be a relative path without"
                                                        + " '..', not a hidden file, and not one that"
                                                        + " looks unfinished (*.part, *.tmp, *~)"));
        if (key != null) {
            return submitOnce(key, path, body);
        }
        java.nio.file.Path file =
                force ? uploads.acceptForced(path, body) : uploads.accept(path, body);
        return Response.accepted(new Accepted(FileNames.text(file), null)).build();
    }

    private Response submitOnce(String key, java.nio.file.Path path, InputStream body)
            throws IOException {
        if (key.isBlank() || key.length() > MAX_KEY_CHARS) {
            throw new BadRequestException(
                    "an Idempotency-Key has from 1 to " + MAX_KEY_CHARS + " characters");
        }
        try {
            KeyedUploads.Submitted submitted = keyed.accept(key, path, body);
            return Response.accepted(
                            new Accepted(
                                    FileNames.text(submitted.name()), submitted.claim().toString()))
                    .build();
        } catch (KeyReusedException e) {
            return ProblemMappers.response(UNPROCESSABLE, e.getMessage());
        }
    }

    /// Paths of this machine are for whoever has the admin token.
    @GET
    public Found find(
            @RestQuery @Nullable String name,
            @RestHeader("Authorization") @Nullable String authorization)
            throws IOException {
        if (name == null || name.isEmpty()) {
            throw new BadRequestException("the parameter name is missing");
        }
        List<Receipt> found = receipts.of(name);
        return new Found(
                token.refusalWhereSet(authorization).isEmpty()
                        ? found
                        : found.stream().map(Receipt::withoutPath).toList());
    }
}
