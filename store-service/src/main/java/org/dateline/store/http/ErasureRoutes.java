package org.dateline.store.http;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.dateline.edge.AdminToken;
import org.dateline.edge.Problem;
import org.dateline.store.app.Schema;
import org.dateline.store.kafka.ErasureProtocol;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// `DELETE /articles/{id}` erases an article. 204 when all of it is done; 202 when some of it will
/// be done as soon as the broker or ingest-service answers; 200 when there are dropped files that a
/// person has to look at, which the answer lists.
@ApplicationScoped
public class ErasureRoutes {

    private static final Logger LOG = Logger.getLogger(ErasureRoutes.class);

    private final ErasureProtocol erasures;
    private final Schema schema;
    private final AdminToken token;

    ErasureRoutes(ErasureProtocol erasures, Schema schema, AdminToken token) {
        this.erasures = erasures;
        this.schema = schema;
        this.token = token;
    }

    void add(@Observes Router router) {
        router.delete("/articles/:id").blockingHandler(this::erase, false);
    }

    private void erase(RoutingContext context) {
        Optional<UUID> article = id(context.pathParam("id"));
        Optional<Problem> refusal = token.refusal(context.request().getHeader("Authorization"));
        if (refusal.isPresent()) {
            Answers.refuse(context, refusal.get());
        } else if (article.isEmpty()) {
            Answers.refuse(context, 404, "article not found");
        } else if (!schema.isReady()) {
            Answers.refuse(context, 503, "the database schema does not exist yet; try again later");
        } else {
            erase(context, article.get());
        }
    }

    private void erase(RoutingContext context, UUID article) {
        try {
            erasures.erase(article)
                    .ifPresentOrElse(
                            erased -> answer(context, erased),
                            () -> Answers.refuse(context, 404, "article not found"));
        } catch (SQLException e) {
            LOG.warnf("erasure failed articleId=%s reason=%s", article, e.getSQLState());
            Answers.refuse(
                    context,
                    503,
                    "the database is unavailable; repeat the request, which is always safe");
        }
    }

    private static Optional<UUID> id(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            UUID id = UUID.fromString(text);
            return id.toString().equalsIgnoreCase(text) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void answer(RoutingContext context, ErasureProtocol.Erased erased) {
        if (erased.pending().isEmpty() && erased.kept().isEmpty()) {
            context.response().setStatusCode(204).end();
            return;
        }
        JsonArray kept = new JsonArray();
        erased.kept().forEach(file -> kept.add(Json.decodeValue(file)));
        JsonObject body =
                new JsonObject()
                        .put("articleId", erased.erasure().articleId().toString())
                        .put("erasedAt", erased.erasure().at().toString())
                        .put("pending", new JsonArray(erased.pending()))
                        .put("kept", kept);
        int status = erased.pending().isEmpty() ? 200 : 202;
        Answers.json(context, status, body);
    }
}
