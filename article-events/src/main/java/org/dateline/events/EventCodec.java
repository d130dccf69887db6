package org.dateline.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Event records to JSON and back. Fields that it does not know are passed over; a field that is
/// missing or impossible is a [MalformedEventException] that names it.
public final class EventCodec {

    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .defaultPropertyInclusion(
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                    .build();

    private EventCodec() {}

    /// UTF-8 JSON; fields that are null are left out.
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
            throw new MalformedEventException(describe(e), e);
        }
        if (event == null) {
            throw new MalformedEventException(
                    "the value is JSON null", new IllegalArgumentException("null"));
        }
        return event;
    }

    /// What is wrong and where, without any of the record's contents.
    private static String describe(IOException e) {
        if (e instanceof JsonMappingException mapping) {
            Throwable cause = mapping.getCause();
            if (cause instanceof IllegalArgumentException) {
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
                    : path + " has the wrong type or form";
        }
        if (e instanceof JsonProcessingException parsing && parsing.getLocation() != null) {
            return "not JSON, at byte " + parsing.getLocation().getByteOffset();
        }
        return "not JSON";
    }
}
