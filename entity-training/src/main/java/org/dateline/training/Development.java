package org.dateline.training;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dateline.enrichment.entities.EntityExtractor;
import org.dateline.enrichment.recognizer.EntityRecognizer;
import org.dateline.enrichment.recognizer.Sentence;
import org.dateline.events.Entity;
import org.dateline.events.Entity.Type;
import org.dateline.events.Segment;
import org.jspecify.annotations.Nullable;

/// Texts that were labelled by hand, to judge a model by: news, headlines and tables. `[P:…]` marks
/// a person, `[O:…]` an organization, `[L:…]` a place.
record Development(List<Document> documents) {

    private static final String RESOURCE = "development.txt";

    Development {
        documents = List.copyOf(documents);
    }

    /// A text and what is to be found in it.
    record Document(String text, Set<Name> names) {

        Document {
            names = Set.copyOf(names);
        }
    }

    /// A name in a text.
    record Name(int start, int end, Type type) {}

    /// How many names were to be found, were found, and are right, and how many sentences there
    /// are.
    record Score(int wanted, int found, int right) {

        double precision() {
            return 100.0 * right / Math.max(1, found);
        }

        double recall() {
            return 100.0 * right / Math.max(1, wanted);
        }

        double f1() {
            return 200.0 * right / Math.max(1, wanted + found);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "F1 %.1f (precision %.1f, recall %.1f)",
                    f1(),
                    precision(),
                    recall());
        }
    }

    /// The texts that come with this module.
    static Development read() {
        try (InputStream in = Development.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path");
            }
            return parse(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Development parse(BufferedReader reader) throws IOException {
        List<Document> documents = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        Set<Name> names = new HashSet<>();
        for (String line; (line = reader.readLine()) != null; ) {
            if (line.startsWith("#")) {
                continue;
            }
            if (line.isBlank()) {
                if (!text.isEmpty()) {
                    documents.add(new Document(text.toString(), names));
                    text.setLength(0);
                    names = new HashSet<>();
                }
                continue;
            }
            append(line, text, names);
            text.append('\n');
        }
        if (!text.isEmpty()) {
            documents.add(new Document(text.toString(), names));
        }
        return new Development(documents);
    }

    private static void append(String line, StringBuilder text, Set<Name> names) {
        int i = 0;
        while (i < line.length()) {
            Type type = i + 2 < line.length() && line.charAt(i) == '[' ? type(line, i + 1) : null;
            int close = type == null ? -1 : line.indexOf(']', i);
            if (type == null || close < 0) {
                text.append(line.charAt(i++));
                continue;
            }
            int start = text.length();
            text.append(line, i + 3, close);
            names.add(new Name(start, text.length(), type));
            i = close + 1;
        }
    }

    private static @Nullable Type type(String line, int at) {
        if (line.charAt(at + 1) != ':') {
            return null;
        }
        return switch (line.charAt(at)) {
            case 'P' -> Type.PERSON;
            case 'O' -> Type.ORGANIZATION;
            case 'L' -> Type.LOCATION;
            default -> null;
        };
    }

    /// What a recognizer finds by itself.
    Score bare(EntityRecognizer recognizer) {
        int[] counts = new int[3];
        for (Document document : documents) {
            Set<Name> found = new HashSet<>();
            for (Sentence sentence :
                    recognizer.recognize(document.text(), Integer.MAX_VALUE).sentences()) {
                for (int i = 0; i < sentence.size(); ) {
                    Type type = sentence.labels()[i];
                    int first = i++;
                    while (i < sentence.size() && sentence.labels()[i] == type) {
                        i++;
                    }
                    if (type != null) {
                        found.add(new Name(sentence.starts()[first], sentence.ends()[i - 1], type));
                    }
                }
            }
            count(document, found, counts);
        }
        return new Score(counts[0], counts[1], counts[2]);
    }

    /// What it finds with the rules for whole articles behind it.
    Score withRules(EntityRecognizer recognizer) {
        EntityExtractor extractor = new EntityExtractor(recognizer);
        int[] counts = new int[3];
        for (Document document : documents) {
            Set<Name> found = new HashSet<>();
            List<Segment> body =
                    List.of(new Segment(0, document.text().length(), Segment.Role.BODY));
            for (Entity entity :
                    extractor
                            .extract(document.text(), body, EntityExtractor.TOKEN_BUDGET)
                            .entities()) {
                for (Entity.Mention mention : entity.mentions()) {
                    found.add(new Name(mention.start(), mention.end(), entity.type()));
                }
            }
            count(document, found, counts);
        }
        return new Score(counts[0], counts[1], counts[2]);
    }

    private static void count(Document document, Set<Name> found, int[] counts) {
        counts[0] += document.names().size();
        counts[1] += found.size();
        found.retainAll(document.names());
        counts[2] += found.size();
    }
}
