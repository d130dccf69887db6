package org.dateline.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Function;

/// Event records to JSON and back. Fields that it does not know are passed over; a field that is
/// missing or impossible is a [MalformedEventException] that names it. Values are never bent into
/// another type: what the JSON Schemas refuse is refused here.
public final class EventCodec {

    /// The most names, values and brackets of one event. Dateline's own have less, and what holds
    /// more takes many times its bytes once it is decoded.
    private static final int MOST_TOKENS = 600_000;

    private static final ObjectMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxTokenCount(MOST_TOKENS)
                                                    .build())
                                    .build())
                    .addModule(
                            new SimpleModule()
                                    .addSerializer(Instant.class, ToStringSerializer.instance)
                                    .addSerializer(String.class, new CleanStringSerializer())
                                    .addDeserializer(
                                            Instant.class, text(Instant.class, EventCodec::instant))
                                    .addDeserializer(UUID.class, text(UUID.class, EventCodec::uuid))
                                    .addDeserializer(
                                            String.class, text(String.class, EventCodec::string)))
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                    // readers differ in which of two equal names they take
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .defaultPropertyInclusion(
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                    .build();

    private EventCodec() {}

    /// UTF-8 JSON; fields that are null are left out. A lone surrogate in any field has no UTF-8,
    /// and is an [UncheckedIOException].
    public static byte[] encode(Object event) {
        try {
            return MAPPER.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("an event record could not be written as JSON", e);
        }
    }

    public static <T> T decode(byte[] json, Class<T> type) throws MalformedEventException {
        T event;
        try {
            event = MAPPER.readValue(json, type);
        } catch (IOException e) {
            throw new MalformedEventException(describe(e, json), e);
        }
        if (event == null) {
            throw new MalformedEventException(
                    "the value is JSON null", new IllegalArgumentException("null"));
        }
        return event;
    }

    /// What is wrong and where, without any of the record's contents.
    private static String describe(IOException e, byte[] json) {
        if (e instanceof JsonMappingException mapping
                && !(mapping.getCause() instanceof JsonProcessingException)) {
            Throwable cause = mapping.getCause();
            if (e instanceof ValueInstantiationException
                    && cause instanceof IllegalArgumentException) {
                return String.valueOf(cause.getMessage());
            }
            StringBuilder path = new StringBuilder();
            for (JsonMappingException.Reference reference : mapping.getPath()) {
                if (reference.getFieldName() == null) {
                    path.append('[').append(reference.getIndex()).append(']');
                } else {
                    path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
                }
            }
            return path.isEmpty()
                    ? "not the expected JSON object"
                    : path + " has the wrong type or format";
        }
        return JsonFault.of(e, json, 0).detail();
    }

    private static Instant instant(String text) {
        Instant instant = Instant.parse(text);
        int year = instant.atOffset(ZoneOffset.UTC).getYear();
        if (year < 0 || year > 9999) {
            throw new DateTimeException("RFC 3339 requires four-digit years");
        }
        return instant;
    }

    private static UUID uuid(String text) {
        UUID uuid = UUID.fromString(text);
        if (!uuid.toString().equals(text)) {
            throw new IllegalArgumentException("not a UUID in lower case");
        }
        return uuid;
    }

    private static String string(String text) {
        if (ArticleText.hasLoneSurrogate(text)) {
            throw new IllegalArgumentException("a lone surrogate");
        }
        return text;
    }

    private static <T> StdScalarDeserializer<T> text(Class<T> type, Function<String, T> reading) {
        return new StdScalarDeserializer<>(type) {
            @Override
            public T deserialize(JsonParser parser, DeserializationContext context)
                    throws IOException {
                if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                    return type.cast(context.handleUnexpectedToken(type, parser));
                }
                try {
                    return reading.apply(parser.getText());
                } catch (DateTimeException | IllegalArgumentException e) {
                    throw context.weirdStringException("", type, "wrong format");
                }
            }
        };
    }

    /// Writes no lone surrogate: it has no UTF-8.
    private static final class CleanStringSerializer extends StdScalarSerializer<String> {

        private static final long serialVersionUID = 1;

        CleanStringSerializer() {
            super(String.class);
        }

        @Override
        public void serialize(String value, JsonGenerator json, SerializerProvider context)
                throws IOException {
            if (ArticleText.hasLoneSurrogate(value)) {
                context.reportMappingProblem("a lone surrogate");
            }
            json.writeString(value);
        }
    }
}
