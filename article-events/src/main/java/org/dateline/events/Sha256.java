package org.dateline.events;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256, as bytes and as the lower-case hex that events carry.
public final class Sha256 {

    private Sha256() {}

    /// A new digest, for input that comes in parts.
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public static String hex(byte[] input) {
        return HexFormat.of().formatHex(digest().digest(input));
    }

    /// Of the text's UTF-8 bytes.
    public static String hex(String input) {
        return hex(input.getBytes(StandardCharsets.UTF_8));
    }
}
