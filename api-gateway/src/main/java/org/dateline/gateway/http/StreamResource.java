package org.dateline.gateway.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.dateline.events.ArticleStored;
import org.dateline.gateway.filter.ArticleFilter;
import org.dateline.gateway.kafka.StoredArticles;
import org.dateline.gateway.parameters.BadParameter;
import org.dateline.gateway.parameters.BadParametersException;
import org.dateline.gateway.parameters.Parameters;
import org.dateline.gateway.postgres.Articles;
import org.dateline.gateway.postgres.DatabaseException;
import org.dateline.gateway.query.StreamPosition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Articles as they are stored, sent to clients that stay.
@Path("/v1/stream")
@Singleton
@Tag(name = "system")
public class StreamResource {

    private static final Logger LOG = LoggerFactory.getLogger(StreamResource.class);

    private static final Duration POLL = Duration.ofSeconds(1);

    /// A client that takes longer to accept one event is let go.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Map<String, Object> kafka;
    private final Articles articles;
    private final ObjectMapper json;
    private final Semaphore places;
    private final Duration silence;
    private volatile boolean ending;

    StreamResource(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Articles articles,
            ObjectMapper json,
            @ConfigProperty(name = "dateline.gateway.stream-clients") int clients,
            @ConfigProperty(name = "dateline.gateway.stream-silence") Duration silence) {
        this.kafka = Map.copyOf(kafka);
        this.articles = articles;
        this.json = json;
        this.silence = silence;
        places = new Semaphore(clients);
    }

    void end(@Observes ShutdownEvent event) {
        ending = true;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RunOnVirtualThread
    @Operation(
            operationId = "streamArticles",
            summary =
                    "Articles that meet every condition, as they are stored: server-sent events of"
                            + " the type `stored`")
    @APIResponse(
            responseCode = "200",
            description =
                    "The data of each event is an `articles.stored` event. An event of the type"
                            + " `erased` has `articleId` and `erasedAt` instead, whatever the"
                            + " conditions. With the id of the last event seen as `Last-Event-ID`"
                            + " the stream resumes after it; an event of the type `gap` says that"
                            + " some in between are not kept any more. Events of the types `begin`"
                            + " and `position` only say where the stream is.",
            content = @Content(schema = @Schema(implementation = ArticleStored.class)))
    public void stream(
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @Context HttpServerRequest request,
            @Context SseEventSink sink,
            @Context Sse sse) {
        Parameters parameters = Parameters.of(request.query(), ArticleFilter.PARAMETERS_OF_EACH);
        ArticleFilter filter = ArticleFilter.readOfEach(parameters);
        parameters.requireValid();
        Optional<StreamPosition> from = position(lastEventId);
        if (!places.tryAcquire()) {
            throw unavailable("too many stream clients; try again later");
        }
        try (StoredArticles stored = open(from)) {
            try {
                follow(stored, filter, sink, sse);
            } catch (DatabaseException e) {
                // nothing that could not be looked at was sent: the client comes back for it
                LOG.warn("a stream ended: {}", e.reason().meaning());
            } finally {
                sink.close();
            }
        } finally {
            places.release();
        }
    }

    private StoredArticles open(Optional<StreamPosition> from) {
        try {
            return new StoredArticles(kafka, from);
        } catch (KafkaException e) {
            throw unavailable("the broker is unavailable");
        }
    }

    private void follow(StoredArticles stored, ArticleFilter filter, SseEventSink sink, Sse sse) {
        // the first says where the client begins, so that it can resume without any article seen
        boolean open = send(sink, at(stored, "begin", sse).reconnectDelay(2_000).build());
        if (stored.hasGap()) {
            open = open && send(sink, at(stored, "gap", sse).build());
        }
        StreamPosition told = stored.position();
        Instant lastSent = InstantSource.system().instant();
        while (open && !ending && !sink.isClosed()) {
            for (StoredArticles.Entry entry : matching(filter, stored.next(POLL))) {
                open =
                        open
                                && send(
                                        sink,
                                        sse.newEventBuilder()
                                                .id(entry.position().toString())
                                                .name(entry.type())
                                                .data(entry.json())
                                                .build());
                told = entry.position();
                lastSent = InstantSource.system().instant();
            }
            if (open && lastSent.plus(silence).isBefore(InstantSource.system().instant())) {
                open = send(sink, stillThere(stored, told, sse));
                told = stored.position();
                lastSent = InstantSource.system().instant();
            }
        }
    }

    /// Entries that are asked for. What cannot be known now ends the stream, so that the client
    /// comes back for it.
    private List<StoredArticles.Entry> matching(
            ArticleFilter filter, List<StoredArticles.Entry> entries) {
        if (filter.conditions().isEmpty()) {
            return entries;
        }
        Map<StoredArticles.Entry, UUID> ids = new HashMap<>();
        for (StoredArticles.Entry entry : entries) {
            if (entry.isStored()) {
                article(entry).ifPresent(id -> ids.put(entry, id));
            }
        }
        Set<UUID> matching = articles.among(filter, Set.copyOf(ids.values()));
        return entries.stream()
                .filter(entry -> !entry.isStored() || matching.contains(ids.get(entry)))
                .toList();
    }

    private Optional<UUID> article(StoredArticles.Entry entry) {
        try {
            return Optional.of(
                    UUID.fromString(json.readTree(entry.json()).path("articleId").asText()));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty(); // what is no event of ours meets no condition
        }
    }

    /// An event that is nothing but a place in the stream.
    private static OutboundSseEvent.Builder at(StoredArticles stored, String name, Sse sse) {
        return sse.newEventBuilder().id(stored.position().toString()).name(name).data("{}");
    }

    /// Something to keep the connection, and to resume from if nothing was sent for long.
    private static OutboundSseEvent stillThere(
            StoredArticles stored, StreamPosition told, Sse sse) {
        return stored.position().equals(told)
                ? sse.newEventBuilder().comment("keep-alive").build()
                : at(stored, "position", sse).build();
    }

    /// Waits until the client took the event; false when it is gone or does not take it.
    private static boolean send(SseEventSink sink, OutboundSseEvent event) {
        try {
            sink.send(event).toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException | IllegalStateException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Optional<StreamPosition> position(@Nullable String lastEventId) {
        if (lastEventId == null || lastEventId.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(StreamPosition.of(lastEventId.strip()));
        } catch (IllegalArgumentException e) {
            throw new BadParametersException(
                    List.of(new BadParameter("Last-Event-ID", String.valueOf(e.getMessage()))));
        }
    }

    private static ProblemException unavailable(String detail) {
        return new ProblemException(Problem.of("unavailable", "Service unavailable", 503, detail));
    }
}
