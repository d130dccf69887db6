package org.dateline.cli.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import org.dateline.events.ArticleText;
import org.dateline.formats.Origin;
import org.dateline.formats.Step;

/// The `id` of a record, as JSON: a string or a number as it is written, so that who gave it finds
/// it again.
final class RecordId {

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    // hostile names would fill the table of names
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build();

    private RecordId() {}

    /// Empty where the record has none.
    static byte[] of(Step.Article article) {
        Origin origin = article.origin();
        if (origin == null || article.entry() != null || !article.mediaType().endsWith("json")) {
            String guid = article.declared().guid();
            return guid == null ? new byte[0] : write(guid);
        }
        String charset = article.charset();
        String record =
                new String(origin.bytes(), charset == null ? UTF_8 : Charset.forName(charset));
        int start = record.indexOf('{');
        try (JsonParser json = FACTORY.createParser(record.substring(Math.max(0, start)))) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean id = json.currentName().equals("id");
                JsonToken value = json.nextToken();
                if (id && value == JsonToken.VALUE_STRING) {
                    return write(json.getText());
                }
                if (id && value.isNumeric()) {
                    return json.getText().getBytes(UTF_8);
                }
                json.skipChildren();
            }
            return new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException("an article was read out of this record", e);
        }
    }

    private static byte[] write(String id) {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        try (JsonGenerator generator = FACTORY.createGenerator(json)) {
            generator.writeString(ArticleText.clean(id));
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written to", e);
        }
        return json.toByteArray();
    }
}
