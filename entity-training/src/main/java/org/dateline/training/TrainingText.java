package org.dateline.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// All labelled sentences in memory: words as numbers, and the labels that each may have.
final class TrainingText {

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> spellings = new ArrayList<>();
    private int[] words = new int[1 << 20];
    private byte[] labels = new byte[1 << 20];
    private int[] starts = new int[1 << 16];
    private int[] documentStarts = new int[1 << 12];
    private int documents;
    private int sentences;
    private int tokens;

    void add(Path file) throws IOException {
        LabelledText.read(
                file,
                new LabelledText.Sink() {
                    @Override
                    public void sentence(List<String> sentence, byte[] allowed) {
                        TrainingText.this.add(sentence, allowed);
                    }

                    @Override
                    public void endDocument() {
                        TrainingText.this.endDocument();
                    }
                });
    }

    void add(List<String> sentence, byte[] allowed) {
        int size = sentence.size();
        if (tokens + size > words.length) {
            words = Arrays.copyOf(words, words.length * 2);
            labels = Arrays.copyOf(labels, labels.length * 2);
        }
        if (sentences + 2 > starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
        }
        for (int i = 0; i < size; i++) {
            words[tokens + i] = number(sentence.get(i));
            labels[tokens + i] = allowed[i];
        }
        starts[sentences++] = tokens;
        tokens += size;
        starts[sentences] = tokens;
    }

    /// The sentences since the last document are one.
    void endDocument() {
        if (documentStarts[documents] == sentences) {
            return;
        }
        if (documents + 2 > documentStarts.length) {
            documentStarts = Arrays.copyOf(documentStarts, documentStarts.length * 2);
        }
        documentStarts[++documents] = sentences;
    }

    private int number(String word) {
        Integer known = numbers.get(word);
        if (known != null) {
            return known;
        }
        numbers.put(word, spellings.size());
        spellings.add(word);
        return spellings.size() - 1;
    }

    int sentences() {
        return sentences;
    }

    int documents() {
        return documents;
    }

    /// The first sentence of a document; it ends where the next begins.
    int documentStart(int document) {
        return documentStarts[document];
    }

    int tokens() {
        return tokens;
    }

    /// Where a sentence's words begin; they end where those of the next begin.
    int start(int sentence) {
        return starts[sentence];
    }

    int word(int token) {
        return words[token];
    }

    byte labels(int token) {
        return labels[token];
    }

    /// Gives a word other labels.
    ///
    /// @return whether it had others
    boolean changeLabels(int token, byte allowed) {
        boolean changes = labels[token] != allowed;
        labels[token] = allowed;
        return changes;
    }

    /// Takes words in a row that are one type's for certain.
    interface NameSink {

        void take(int start, int end, byte label);
    }

    /// Takes the names of some sentences, in order.
    void forEachName(int firstSentence, int endSentence, NameSink sink) {
        for (int sentence = firstSentence; sentence < endSentence; sentence++) {
            int end = starts[sentence + 1];
            for (int i = starts[sentence]; i < end; ) {
                byte label = labels[i];
                int start = i++;
                while (i < end && labels[i] == label) {
                    i++;
                }
                if (Labels.isName(label)) {
                    sink.take(start, i, label);
                }
            }
        }
    }

    static boolean isCapitalized(String word) {
        return !word.isEmpty() && Character.isUpperCase(word.charAt(0));
    }

    String spelling(int token) {
        return spellings.get(words[token]);
    }

    List<String> spellings() {
        return spellings;
    }

    List<String> sentence(int sentence) {
        List<String> found = new ArrayList<>();
        for (int i = starts[sentence]; i < starts[sentence + 1]; i++) {
            found.add(spellings.get(words[i]));
        }
        return found;
    }

    byte[] labelsOf(int sentence) {
        return Arrays.copyOfRange(labels, starts[sentence], starts[sentence + 1]);
    }
}
