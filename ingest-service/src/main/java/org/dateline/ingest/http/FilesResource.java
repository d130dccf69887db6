package org.dateline.ingest.http;

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

    private final Uploads uploads;
    private final Receipts receipts;
    private final AdminToken token;

    FilesResource(Uploads uploads, Receipts receipts, AdminToken token) {
        this.token = token;
        this.uploads = uploads;
        this.receipts = receipts;
    }

    /// What a submitted file is called in the inbox.
    public record Accepted(String file) {}

    /// All there is of a file name.
    public record Found(List<Receipt> files) {}

    /// @param force whether to bring the articles back although they were erased, which needs the
    ///     admin token
    @POST
    @Path("{name:.+}")
    @Consumes(MediaType.WILDCARD)
    public Response submit(
            @RestPath String name,
            @RestQuery @DefaultValue("false") boolean force,
            @RestHeader("Authorization") @Nullable String authorization,
            InputStream body)
            throws IOException {
        if (force) {
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
        java.nio.file.Path file =
                force ? uploads.acceptForced(path, body) : uploads.accept(path, body);
        return Response.accepted(new Accepted(FileNames.text(file))).build();
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
