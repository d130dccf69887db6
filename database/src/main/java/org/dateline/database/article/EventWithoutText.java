package org.dateline.database.article;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import org.dateline.events.ArticleText;

/// The JSON of an event without its `text`, as PostgreSQL's `jsonb` takes it: fields of a later
/// release included, NUL and lone surrogates replaced, numbers that no `numeric` holds left null.
final class EventWithoutText {

    private static final JsonFactory JSON = new JsonFactory();

    /// `numeric` holds 131,072 digits before the point and 16,383 behind it.
    private static final int MOST_DIGITS = 1_000;

    private EventWithoutText() {}

    /// @param json a JSON object that was read before
    static String of(byte[] json) {
        StringWriter out = new StringWriter(4_096);
        try (JsonParser parser = JSON.createParser(json);
                JsonGenerator generator = JSON.createGenerator(out)) {
            int depth = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME
                        && depth == 1
                        && parser.currentName().equals("text")) {
                    parser.nextToken();
                    parser.skipChildren();
                } else {
                    depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                    copy(token, parser, generator);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an event that was read can't be read again", e);
        }
        return out.toString();
    }

    private static void copy(JsonToken token, JsonParser parser, JsonGenerator generator)
            throws IOException {
        switch (token) {
            case FIELD_NAME -> generator.writeFieldName(ArticleText.clean(parser.currentName()));
            case VALUE_STRING -> generator.writeString(ArticleText.clean(parser.getText()));
            case VALUE_NUMBER_FLOAT, VALUE_NUMBER_INT -> {
                if (fits(parser.getText())) {
                    generator.writeNumber(parser.getText());
                } else {
                    generator.writeNull();
                }
            }
            default -> generator.copyCurrentEvent(parser);
        }
    }

    private static boolean fits(String number) {
        if (number.length() > MOST_DIGITS) {
            return false;
        }
        try {
            BigDecimal decimal = new BigDecimal(number);
            return Math.abs((long) decimal.scale()) < MOST_DIGITS;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
