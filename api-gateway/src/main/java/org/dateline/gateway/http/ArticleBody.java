package org.dateline.gateway.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;

/// A submitted JSON value. Whether it is an article, or an array of them, is told at once; what is
/// wrong with an article itself, its receipt tells.
final class ArticleBody {

    /// It is looked at before it is taken, so it must fit into memory.
    private static final int MAX_BYTES = 4 << 20;

    private static final JsonFactory JSON = new JsonFactory();

    private ArticleBody() {}

    /// All of a body.
    ///
    /// @throws ProblemException if it is too large, or no article
    static byte[] read(InputStream body) throws IOException {
        byte[] json = body.readNBytes(MAX_BYTES + 1);
        if (json.length > MAX_BYTES) {
            throw new ProblemException(
                    Problem.of(
                            "too-large",
                            "Content too large",
                            413,
                            "application/json may have at most "
                                    + MAX_BYTES
                                    + " bytes; send more as application/x-ndjson, one article on"
                                    + " each line, or as a file to /v1/files"));
        }
        try (JsonParser parser = JSON.createParser(json)) {
            requireArticles(parser);
        } catch (JsonProcessingException e) {
            throw invalid(
                    "the body is not JSON: "
                            + e.getOriginalMessage()
                            + " (line "
                            + e.getLocation().getLineNr()
                            + ", column "
                            + e.getLocation().getColumnNr()
                            + ")");
        }
        return json;
    }

    private static void requireArticles(JsonParser parser) throws IOException {
        if (parser.nextToken() == JsonToken.START_ARRAY) {
            int articles = 0;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                requireObject(parser);
                articles++;
            }
            if (articles == 0) {
                throw invalid("the array is empty");
            }
        } else {
            requireObject(parser);
        }
        if (parser.nextToken() != null) {
            throw invalid(
                    "there is more than one JSON value; send several articles as an array, or one"
                            + " on each line as application/x-ndjson");
        }
    }

    private static void requireObject(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw invalid("an article is a JSON object, such as {\"text\": \"…\"}");
        }
        parser.skipChildren();
    }

    private static ProblemException invalid(String why) {
        return new ProblemException(Problem.of("bad-body", "Invalid body", 400, why));
    }
}
