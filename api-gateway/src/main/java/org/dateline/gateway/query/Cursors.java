package org.dateline.gateway.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Writes positions in a list as opaque cursors and reads them back. A cursor is bound by a message
/// authentication code to the list it was made for: changed, or given to another query, it is
/// refused.
public final class Cursors {

    static final String REFUSAL =
            "is not a cursor of this query; use `next` of the previous page and leave all"
                    + " other parameters except limit unchanged";

    private static final int CODE_BYTES = 12;

    private final SecretKeySpec key;

    /// @param secret the same in every gateway that shall continue another's lists
    public Cursors(String secret) {
        key = new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256");
    }

    /// @param list what tells this list from all others
    public String write(String list, byte[] position) {
        byte[] bytes = Arrays.copyOf(position, position.length + CODE_BYTES);
        System.arraycopy(code(list, position), 0, bytes, position.length, CODE_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// @throws IllegalArgumentException saying why it is refused
    public byte[] read(String list, String cursor) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(REFUSAL, e);
        }
        if (bytes.length < CODE_BYTES) {
            throw new IllegalArgumentException(REFUSAL);
        }
        byte[] position = Arrays.copyOf(bytes, bytes.length - CODE_BYTES);
        byte[] expected = write(list, position).getBytes(UTF_8);
        // compares the text, since several texts decode to the same bytes
        if (!MessageDigest.isEqual(expected, cursor.getBytes(UTF_8))) {
            throw new IllegalArgumentException(REFUSAL);
        }
        return position;
    }

    private byte[] code(String list, byte[] position) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(list.getBytes(UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(position), CODE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
