package org.dateline.training;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A file of sentences whose words have the labels that they may have: a bit each, the lowest for
/// no name, then the types in the order of [org.dateline.events.Entity.Type].
///
/// A sentence is its length, then each word's number and labels; a new word's spelling follows its
/// number. A document ends with a sentence of no words.
final class LabelledText {

    private LabelledText() {}

    /// Writes a file that appears under its name when it is complete.
    static final class Writer implements AutoCloseable {

        private final Path file;
        private final Path unfinished;
        private final DataOutputStream out;
        private final Map<String, Integer> numbers = new HashMap<>();
        private boolean complete;

        Writer(Path file) throws IOException {
            this.file = file;
            this.unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
            this.out =
                    new DataOutputStream(
                            new BufferedOutputStream(Files.newOutputStream(unfinished), 1 << 18));
        }

        void sentence(List<String> words, byte[] labels) throws IOException {
            out.writeShort(words.size());
            for (int i = 0; i < labels.length; i++) {
                String word = words.get(i);
                Integer number = numbers.get(word);
                if (number == null) {
                    out.writeInt(numbers.size());
                    out.writeUTF(word);
                    numbers.put(word, numbers.size());
                } else {
                    out.writeInt(number);
                }
                out.writeByte(labels[i]);
            }
        }

        void endDocument() throws IOException {
            out.writeShort(0);
        }

        void complete() {
            complete = true;
        }

        @Override
        public void close() throws IOException {
            out.close();
            if (complete) {
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    /// Takes the sentences of a file.
    interface Sink {

        /// Takes a sentence of a document.
        ///
        /// @param labels as they are allowed, a bit each
        void sentence(List<String> words, byte[] labels);

        void endDocument();
    }

    static void read(Path file, Sink sink) throws IOException {
        List<String> spellings = new ArrayList<>();
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 18))) {
            while (true) {
                int size;
                try {
                    size = in.readShort();
                } catch (EOFException e) {
                    return;
                }
                if (size == 0) {
                    sink.endDocument();
                    continue;
                }
                List<String> words = new ArrayList<>(size);
                byte[] labels = new byte[size];
                for (int i = 0; i < size; i++) {
                    int number = in.readInt();
                    if (number == spellings.size()) {
                        spellings.add(in.readUTF());
                    }
                    words.add(spellings.get(number));
                    labels[i] = in.readByte();
                }
                sink.sentence(words, labels);
            }
        }
    }
}
