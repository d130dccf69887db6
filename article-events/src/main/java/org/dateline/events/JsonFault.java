package org.dateline.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonLocation;
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
                ? new JsonFault(false, kind(problem) + place(problem, json, from))
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

    private static String place(JsonProcessingException fault, byte[] json, int from) {
        long position =
                fault.getLocation() == null ? -1 : position(fault.getLocation(), json, from);
        return position < 0 ? "" : ", at byte " + position;
    }

    /// The byte of a place that a parser of UTF-8 tells in bytes or characters; -1 where it tells
    /// neither.
    public static long position(JsonLocation place, byte[] json, int from) {
        if (place.getByteOffset() >= 0) {
            return from + place.getByteOffset();
        }
        long left = place.getCharOffset();
        if (left < 0) {
            return -1;
        }
        int at = from;
        while (left > 0 && at < json.length) {
            int length = length(json[at]);
            left -= length == 4 ? 2 : 1;
            at += length;
        }
        return Math.min(at, json.length);
    }

    /// Of the sequence that a byte begins.
    private static int length(byte first) {
        int b = first & 0xFF;
        return b < 0xC0 ? 1 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4;
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
