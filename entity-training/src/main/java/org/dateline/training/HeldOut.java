package org.dateline.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// Texts that a model will be measured on, by hashes of every ten words in a row, so that nothing
/// of them is trained on.
final class HeldOut {

    private static final int WORDS = 10;
    private static final long PRIME = 0x9E3779B97F4A7C15L;

    private long[] hashes = new long[1 << 16];
    private int size;

    /// Reads all files below the folders: their words, whatever marks stand between.
    static HeldOut of(List<Path> folders) throws IOException {
        HeldOut heldOut = new HeldOut();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    heldOut.add(file);
                }
            }
        }
        heldOut.hashes = Arrays.copyOf(heldOut.hashes, heldOut.size);
        Arrays.sort(heldOut.hashes);
        return heldOut;
    }

    private void add(Path file) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            Window window = new Window();
            char[] buffer = new char[1 << 16];
            boolean escaped = false;
            for (int n; (n = reader.read(buffer)) > 0; ) {
                for (int i = 0; i < n; i++) {
                    char c = escaped ? ' ' : buffer[i];
                    escaped = !escaped && buffer[i] == '\\';
                    if (window.add(c)) {
                        put(window.hash());
                    }
                }
            }
            if (window.add(' ')) {
                put(window.hash());
            }
        }
    }

    private void put(long hash) {
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * size);
        }
        hashes[size++] = hash;
    }

    /// Whether ten words in a row are in a text that is held out.
    boolean shares(CharSequence text) {
        if (hashes.length == 0) {
            return false;
        }
        Window window = new Window();
        for (int i = 0; i <= text.length(); i++) {
            if (window.add(i < text.length() ? text.charAt(i) : ' ')
                    && Arrays.binarySearch(hashes, window.hash()) >= 0) {
                return true;
            }
        }
        return false;
    }

    /// The last words, without regard to case and marks.
    private static final class Window {

        private final long[] words = new long[WORDS];
        private int count;
        private long word;

        /// Takes a character.
        ///
        /// @return whether a word has ended that is at least the tenth
        boolean add(char c) {
            if (Character.isLetterOrDigit(c)) {
                word = (word + Character.toLowerCase(c)) * PRIME;
                return false;
            }
            if (word == 0) {
                return false;
            }
            words[count++ % WORDS] = word;
            word = 0;
            return count >= WORDS;
        }

        long hash() {
            long hash = 0;
            for (int i = 0; i < WORDS; i++) {
                hash = (hash ^ (hash >>> 29)) * PRIME + words[(count + i) % WORDS];
            }
            return hash;
        }
    }
}
