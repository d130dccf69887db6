package org.dateline.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.dateline.gateway.format.Csv;
import org.dateline.gateway.format.Feed;
import org.dateline.gateway.parameters.Parameters;
import org.dateline.gateway.postgres.ArticlePage;
import org.dateline.gateway.postgres.ArticleSummary;
import org.dateline.gateway.query.Output;

/// Pages of articles as answers, in the form that is asked for.
@Singleton
final class ArticleLists {

    /// In CSV: what a column can hold.
    private static final List<String> COLUMNS =
            Arrays.stream(ArticleSummary.class.getRecordComponents())
                    .map(RecordComponent::getName)
                    .toList();

    private final ObjectMapper json;

    ArticleLists(ObjectMapper json) {
        this.json = json;
    }

    Response answer(
            ArticlePage page,
            Output output,
            String path,
            Parameters parameters,
            HttpServerRequest request) {
        Object body =
                switch (output.format()) {
                    case JSON -> output.fields().isEmpty() ? page : chosen(page, output.fields());
                    case NDJSON ->
                            articles(page, output.fields()).stream()
                                    .map(article -> article + "\n")
                                    .collect(Collectors.joining());
                    case CSV -> csv(page, output.fields());
                    case RSS -> feed(page, request).rss();
                    case ATOM -> feed(page, request).atom();
                };
        return Response.fromResponse(Lists.answer(body, path, parameters, page.next()))
                .type(output.format().mediaType())
                .build();
    }

    private List<ObjectNode> articles(ArticlePage page, List<String> fields) {
        return page.articles().stream()
                .map(article -> json.<ObjectNode>valueToTree(article))
                .map(article -> fields.isEmpty() ? article : article.retain(fields))
                .toList();
    }

    private ObjectNode chosen(ArticlePage page, List<String> fields) {
        ObjectNode whole = json.createObjectNode();
        whole.set("total", json.valueToTree(page.total()));
        ArrayNode articles = whole.putArray("articles");
        articles(page, fields).forEach(articles::add);
        whole.put("next", page.next());
        return whole;
    }

    private String csv(ArticlePage page, List<String> fields) {
        List<String> columns = fields.isEmpty() ? COLUMNS : fields;
        StringBuilder text = new StringBuilder(Csv.line(columns));
        for (JsonNode article : articles(page, columns)) {
            text.append(
                    Csv.line(columns.stream().map(name -> Csv.text(article.path(name))).toList()));
        }
        return text.toString();
    }

    private static Feed feed(ArticlePage page, HttpServerRequest request) {
        String home = request.scheme() + "://" + request.authority();
        return new Feed(home + request.uri(), home, page.articles());
    }
}
