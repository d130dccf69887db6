package org.dateline.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.List;
import org.dateline.local.Part;

/// What became of the records of a dropped file after they were published, as the gateway tells it
/// page by page.
final class FileRecords {

    /// Of one page of the gateway's.
    private static final int MAX_PAGE = 1_000;

    private final HomeOption home;
    private final JsonNode receipt;

    /// @param receipt what ingest-service says of the file
    FileRecords(HomeOption home, JsonNode receipt) {
        this.home = home;
        this.receipt = receipt;
    }

    /// The first of them, and the counts of all; missing while nothing became of any.
    JsonNode first(int limit) throws IOException {
        return page(0, limit);
    }

    /// Writes all of them as a field, where there are any; there may be millions.
    void write(JsonGenerator out) throws IOException {
        JsonNode page = page(0, MAX_PAGE);
        if (page.isMissingNode()) {
            return;
        }
        out.writeObjectFieldStart("way");
        for (String count : List.of("claim", "stored", "rejected", "erased")) {
            out.writeFieldName(count);
            out.writeTree(page.path(count));
        }
        out.writeArrayFieldStart("records");
        while (!page.isMissingNode()) {
            for (JsonNode record : page.path("records")) {
                out.writeTree(record);
            }
            page =
                    page.has("next")
                            ? page(page.path("next").asLong(), MAX_PAGE)
                            : MissingNode.getInstance();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private JsonNode page(long from, int limit) throws IOException {
        if (!receipt.hasNonNull("claim")) {
            return MissingNode.getInstance();
        }
        Service gateway = home.service(Part.GATEWAY);
        Service.Answer answer =
                gateway.get(
                        "/v1/claims/%s?from=%d&limit=%d"
                                .formatted(
                                        Service.encoded(receipt.path("claim").asText()),
                                        from,
                                        limit));
        return answer.isNotFound() ? MissingNode.getInstance() : gateway.checked(answer).json();
    }
}
