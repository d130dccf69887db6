package org.dateline.store.kafka;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// The value of a record that was polled and waits for its turn. A large one is kept packed:
/// records come compressed, and what a poll brings may take hundreds of times the bytes that were
/// fetched.
final class PolledValue {

    /// Dateline's own are seldom larger, and packing takes time.
    private static final int LARGE = 256 << 10;

    private final byte[] kept;
    private final int length;
    private final boolean packed;

    private PolledValue(byte[] kept, int length, boolean packed) {
        this.kept = kept;
        this.length = length;
        this.packed = packed;
    }

    static PolledValue of(byte[] value) {
        return value.length < LARGE
                ? new PolledValue(value, value.length, false)
                : new PolledValue(packed(value), value.length, true);
    }

    /// How many bytes it has.
    int length() {
        return length;
    }

    byte[] bytes() {
        return packed ? unpacked() : kept;
    }

    private static byte[] packed(byte[] value) {
        try (Deflater deflater = new Deflater(Deflater.BEST_SPEED)) {
            deflater.setInput(value);
            deflater.finish();
            ByteArrayOutputStream packed = new ByteArrayOutputStream(LARGE / 4);
            byte[] part = new byte[LARGE / 4];
            while (!deflater.finished()) {
                packed.write(part, 0, deflater.deflate(part));
            }
            return packed.toByteArray();
        }
    }

    private byte[] unpacked() {
        byte[] value = new byte[length];
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(kept);
            int filled = 0;
            while (filled < length) {
                filled += inflater.inflate(value, filled, length - filled);
            }
            return value;
        } catch (DataFormatException e) {
            throw new IllegalStateException("a value that was packed can't be unpacked", e);
        }
    }
}
