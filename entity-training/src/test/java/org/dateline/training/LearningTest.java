package org.dateline.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.dateline.enrichment.recognizer.Sentence;
import org.dateline.enrichment.recognizer.hashed.HashedRecognizer;
import org.dateline.enrichment.recognizer.hashed.Lexicon;
import org.dateline.events.Entity.Type;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// All steps on a small text of made-up sentences, with a teacher that knows a few names.
class LearningTest {

    private static final List<String> PERSONS = List.of("Ann", "Bob", "Carla", "Dmitri", "Eve");
    private static final List<String> PLACES = List.of("Rome", "Oslo", "Lima", "Cairo", "Accra");
    private static final Set<String> UNSURE = Set.of("Eve");

    @TempDir Path folder;
    private final List<String> progress = new ArrayList<>();
    private int lessons;

    @BeforeEach
    void writeText() throws IOException {
        Files.createDirectories(folder.resolve("corpus"));
        Files.writeString(folder.resolve("corpus/made.txt"), text());
    }

    private static String text() {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 600; i++) {
            String person = PERSONS.get(random.nextInt(PERSONS.size()));
            String place = PLACES.get(random.nextInt(PLACES.size()));
            text.append("Yesterday Mr. ").append(person).append(" went to ").append(place);
            text.append(" and said so.\nThe mayor of ").append(place).append(" met ");
            text.append(person).append(" again.\n");
            text.append(i % 5 == 0 ? "\n" : "");
        }
        return text.toString();
    }

    private byte[] teach(List<String> words) {
        lessons++;
        byte[] labels = new byte[words.size()];
        for (int i = 0; i < labels.length; i++) {
            String word = words.get(i);
            int person = PERSONS.contains(word) ? 1 << 1 + Type.PERSON.ordinal() : 0;
            int place = PLACES.contains(word) ? 1 << 1 + Type.LOCATION.ordinal() : 0;
            int none = UNSURE.contains(word) || person + place == 0 ? 1 : 0;
            labels[i] = (byte) (person | place | none);
        }
        return labels;
    }

    private Path train(String name) throws IOException {
        Path out = folder.resolve(name);
        EntityTraining training =
                new EntityTraining(
                        folder.resolve("work"),
                        new EntityTraining.Settings(
                                "small-1",
                                Mix.standard(),
                                List.of(),
                                new Trainer.Settings(14, 4, 0.2, 1)),
                        () -> this::teach,
                        progress::add);
        training.train(Corpus.in(folder.resolve("corpus")), out);
        return out;
    }

    @Test
    void whatTheTeacherKnowsIsLearnedAlsoOfNamesThatItDoesNotKnow() throws IOException {
        HashedRecognizer recognizer = HashedRecognizer.read(Files.newInputStream(train("a.model")));

        assertThat(labels(recognizer, "Yesterday Mr. Carla went to Cairo and said so."))
                .containsExactly(
                        null, null, Type.PERSON, null, null, Type.LOCATION, null, null, null, null);
        assertThat(labels(recognizer, "Yesterday Mr. Zoltan went to Quito and said so."))
                .containsExactly(
                        null, null, Type.PERSON, null, null, Type.LOCATION, null, null, null, null);
        assertThat(recognizer.isOrdinary("went")).isTrue();
        assertThat(recognizer.isOrdinary("cairo")).isFalse();
        assertThat(recognizer.version()).isEqualTo("small-1");
        assertThat(progress.getLast()).contains("a.model", "F1");
    }

    @Test
    void whereEitherLabelIsAllowedTheOthersDecide() throws IOException {
        HashedRecognizer recognizer = HashedRecognizer.read(Files.newInputStream(train("a.model")));

        assertThat(labels(recognizer, "Yesterday Mr. Eve went to Oslo and said so.")[2])
                .isEqualTo(Type.PERSON);
    }

    @Test
    void theSameTextGivesTheSameBytesAndIsLabelledOnce() throws IOException {
        Path first = train("a.model");
        int lessonsOfFirst = lessons;
        Path second = train("b.model");

        assertThat(lessonsOfFirst).isPositive();
        assertThat(lessons).isEqualTo(lessonsOfFirst);
        assertThat(second).hasSameBinaryContentAs(first);
    }

    @Test
    void aRunThatWasStoppedWhileItLabelledBeginsThatFileAgain() throws IOException {
        Path labels = Files.createDirectories(folder.resolve("work/labels"));
        Files.writeString(labels.resolve("made-3000000.labels.unfinished"), "broken");

        assertThat(train("a.model")).isNotEmptyFile();
        assertThat(labels).isDirectoryNotContaining("glob:**.unfinished");
    }

    @Test
    void wordsThatAreUsedInOtherWaysAreInOtherClusters() {
        TrainingText text = new TrainingText();
        for (String line : text().split("\n+")) {
            List<String> words = List.of(line.split(" "));
            text.add(words, new byte[words.size()]);
        }

        Lexicon lexicon = new LexiconBuilder(5, 1_000, 8, 2, 1).build(text);

        assertThat(clusters(lexicon, PERSONS))
                .doesNotContainAnyElementsOf(clusters(lexicon, PLACES));
        assertThat(lexicon.ordinary()).contains("went", "met").doesNotContain("rome", "yesterday");
    }

    private static List<Integer> clusters(Lexicon lexicon, List<String> words) {
        return words.stream().map(word -> lexicon.clusters().get(word).small()).toList();
    }

    @Test
    void theCommandSaysWhatIsWrongWithItsArguments() {
        assertThat(Main.command().execute("entities")).isEqualTo(2);
        assertThat(
                        Main.command()
                                .execute(
                                        "entities",
                                        "--corpus",
                                        folder.resolve("none").toString(),
                                        "--out",
                                        "x"))
                .isEqualTo(2);
        assertThat(Main.command().execute("entities", "--help")).isZero();
    }

    private static Type[] labels(HashedRecognizer recognizer, String text) {
        Sentence sentence = recognizer.recognize(text, 1_000).sentences().getFirst();
        return sentence.labels();
    }
}
