package org.dateline.cli.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Clock;
import org.dateline.events.ArticleReceived;
import org.dateline.events.ArticleText;
import org.dateline.events.JsonFault;
import org.dateline.events.Sha256;
import org.dateline.events.Source;
import org.jspecify.annotations.Nullable;

/// One line `{"id", "text", "published"?}`.
///
/// @param id as it came, a JSON string or number
record NdjsonArticle(byte[] id, ArticleReceived article) {

    /// Reads lines of one file.
    ///
    /// @param published for lines that say nothing themselves
    record Reader(String file, @Nullable String published, Clock clock) {

        private static final JsonMapper MAPPER =
                JsonMapper.builder()
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                        // readers differ in which of two equal names they take
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                        .build();

        /// @param record zero-based place of the line in the file
        NdjsonArticle read(byte[] line, long record) throws BrokenLineException {
            JsonNode object = parse(line);
            JsonNode id = object.path("id");
            if (!id.isTextual() && !id.isNumber()) {
                throw new BrokenLineException("\"id\" is missing or neither string nor number");
            }
            JsonNode text = object.path("text");
            if (!text.isTextual()) {
                throw new BrokenLineException("\"text\" is missing or not a string");
            }
            JsonNode date = object.path("published");
            if (!date.isTextual() && !date.isNull() && !date.isMissingNode()) {
                throw new BrokenLineException("\"published\" is not a string");
            }
            String clean = ArticleText.clean(text.textValue());
            byte[] utf8 = clean.getBytes(UTF_8);
            if (utf8.length > ArticleText.MAX_BYTES) {
                throw new BrokenLineException(
                        "\"text\" is larger than " + ArticleText.MAX_BYTES + " bytes of UTF-8");
            }
            Source source =
                    new Source(
                            "enrich", record, file, "application/x-ndjson", null, Sha256.hex(utf8));
            return new NdjsonArticle(
                    write(id),
                    ArticleReceived.of(
                            clock.instant(),
                            source,
                            PlainText.declared(date.isTextual() ? date.textValue() : published),
                            clean));
        }

        private static JsonNode parse(byte[] line) throws BrokenLineException {
            try {
                JsonNode node = MAPPER.readTree(line);
                if (!node.isObject()) {
                    throw new BrokenLineException("not a JSON object");
                }
                return node;
            } catch (IOException e) {
                throw new BrokenLineException(JsonFault.of(e, line, 0).detail());
            }
        }

        private static byte[] write(JsonNode id) {
            try {
                return MAPPER.writeValueAsBytes(id);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a scalar cannot be written as JSON", e);
            }
        }
    }

    /// What is wrong with a line, for a person.
    static final class BrokenLineException extends Exception {

        BrokenLineException(String message) {
            super(message);
        }
    }
}
