package org.dateline.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.util.OptionalInt;

/// Why bytes could not be read as one JSON value.
///
/// @param undecodable whether they are not even UTF-8
/// @param detail for a person; holds nothing of the contents. Bytes are counted from 0
public record JsonFault(boolean undecodable, String detail) {

    /// @param fault that Jackson ended with
    /// @param json what it read, from an offset on
    public static JsonFault of(IOException fault, byte[] json, int from) {
        OptionalInt bad = firstBadByte(json, from);
        if (bad.isPresent()) {
            return new JsonFault(true, "not UTF-8, at byte " + bad.getAsInt());
        }
        // databind wraps what the parser says in the path to it
        Throwable said = fault.getCause() instanceof JsonProcessingException inner ? inner : fault;
        return said instanceof JsonProcessingException problem
                ? new JsonFault(false, kind(problem) + place(problem, from))
                : new JsonFault(false, "not JSON");
    }

    private static String kind(JsonProcessingException fault) {
        String message = String.valueOf(fault.getOriginalMessage());
        if (fault instanceof StreamConstraintsException) {
            return limit(message);
        }
        if (message.startsWith("Duplicate field")) {
            return "duplicate field name";
        }
        if (fault instanceof MismatchedInputException && message.startsWith("Trailing token")) {
            return "trailing data after the JSON";
        }
        return fault instanceof JsonEOFException ? "unexpected end of JSON" : "not JSON";
    }

    /// Which of the parser's limits was reached: the exception tells it by its message only.
    private static String limit(String message) {
        if (message.startsWith("Document nesting depth")) {
            return "JSON nested more than "
                    + StreamReadConstraints.DEFAULT_MAX_DEPTH
                    + " levels deep";
        }
        if (message.startsWith("Number value length")) {
            return "a number of more than " + StreamReadConstraints.DEFAULT_MAX_NUM_LEN + " digits";
        }
        if (message.startsWith("Name")) {
            return "a field name of more than "
                    + StreamReadConstraints.DEFAULT_MAX_NAME_LEN
                    + " characters";
        }
        return "JSON beyond the parser's limits";
    }

    private static String place(JsonProcessingException fault, int from) {
        return fault.getLocation() == null || fault.getLocation().getByteOffset() < 0
                ? ""
                : ", at byte " + (from + fault.getLocation().getByteOffset());
    }

    private static OptionalInt firstBadByte(byte[] bytes, int from) {
        ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
        CharBuffer out = CharBuffer.allocate(8192);
        CharsetDecoder decoder = UTF_8.newDecoder();
        CoderResult result = decoder.decode(in, out, true);
        while (result.isOverflow()) {
            out.clear();
            result = decoder.decode(in, out, true);
        }
        return result.isError() ? OptionalInt.of(in.position()) : OptionalInt.empty();
    }
}
