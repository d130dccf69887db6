package org.dateline.enrichment.dates;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.dateline.enrichment.dates.DateTaggerTest.PUBLISHED;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.dateline.events.DateMention;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Dates in the languages that a file of words and templates describes, by at least fifty sentences
/// of each, `sentences/de.txt`.
class LanguageDatesTest {

    private static final double SHARE_OF_ABSOLUTE = 0.95;
    private static final double SHARE_OF_RELATIVE = 0.85;
    private static final int SENTENCES = 50;

    /// No rule looks at more tokens than this for each character of text.
    private static final int STEPS_PER_CHARACTER = 200;

    static Stream<String> languages() {
        return DateTagger.LANGUAGES.stream();
    }

    /// A sentence and its dates, as `text=value`; a `!` stands before those that need nothing else
    /// to be understood.
    private record Sentence(String text, List<String> dates) {
        static Sentence parse(String line) {
            int bar = line.lastIndexOf('|');
            return new Sentence(
                    line.substring(0, bar).strip(),
                    Arrays.stream(line.substring(bar + 1).split(";"))
                            .map(String::strip)
                            .filter(date -> !date.isEmpty())
                            .toList());
        }
    }

    private static List<Sentence> sentences(String language) {
        String file = "sentences/" + language + ".txt";
        try (InputStream in = LanguageDatesTest.class.getResourceAsStream(file)) {
            assertThat(in).as(file).isNotNull();
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Sentence::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    private static List<String> tagged(String language, String text) {
        return DateTagger.of(language).scan(text).resolve(PUBLISHED).stream()
                .map(mention -> mention.text() + "=" + mention.value())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void datesAreFoundAsPapersOfTheLanguageWriteThem(String language) {
        List<Sentence> sentences = sentences(language);
        int absolute = 0;
        int absoluteFound = 0;
        int relative = 0;
        int relativeFound = 0;
        List<String> wrong = new ArrayList<>();
        for (Sentence sentence : sentences) {
            List<String> found = new ArrayList<>(tagged(language, sentence.text()));
            for (String date : sentence.dates()) {
                boolean isAbsolute = date.startsWith("!");
                String expected = isAbsolute ? date.substring(1) : date;
                boolean isFound = found.remove(expected);
                absolute += isAbsolute ? 1 : 0;
                absoluteFound += isAbsolute && isFound ? 1 : 0;
                relative += isAbsolute ? 0 : 1;
                relativeFound += !isAbsolute && isFound ? 1 : 0;
                if (!isFound) {
                    wrong.add("missing " + expected + " in: " + sentence.text());
                }
            }
            found.forEach(date -> wrong.add("spurious " + date + " in: " + sentence.text()));
        }

        assertThat(sentences).hasSizeGreaterThanOrEqualTo(SENTENCES);
        assertThat(absoluteFound)
                .as("absolute dates, of %s; %s", absolute, wrong)
                .isGreaterThanOrEqualTo((int) Math.ceil(SHARE_OF_ABSOLUTE * absolute));
        assertThat(relativeFound)
                .as("relative dates, of %s; %s", relative, wrong)
                .isGreaterThanOrEqualTo((int) Math.ceil(SHARE_OF_RELATIVE * relative));
        assertThat(wrong).filteredOn(what -> what.startsWith("spurious")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void whatIsFoundIsASpanOfTheTextAndStaysOpenWithoutAPublicationDate(String language) {
        for (Sentence sentence : sentences(language)) {
            int end = 0;
            for (DateMention mention :
                    DateTagger.of(language).scan(sentence.text()).resolve(null)) {
                assertThat(mention.start()).isGreaterThanOrEqualTo(end);
                assertThat(mention.text())
                        .isEqualTo(sentence.text().substring(mention.start(), mention.end()));
                if (mention.rule().equals("day-reference") || mention.rule().equals("weekday")) {
                    assertThat(mention.anchor()).isEqualTo("unresolved");
                }
                end = mention.end();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void workGrowsWithTheTextAlone(String language) {
        for (Sentence sentence : sentences(language)) {
            for (String text : List.of(sentence.text(), sentence.text().replaceAll("\\s", ""))) {
                DateScan scan = DateTagger.of(language).scan(text.repeat(20));

                assertThat(scan.steps())
                        .as(text)
                        .isLessThanOrEqualTo(STEPS_PER_CHARACTER * (20L * text.length() + 10));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    de | Frist: 03/04/2024. | 03/04/2024=2024-04-03
                    fr | Délai : 03/04/2024. | 03/04/2024=2024-04-03
                    sv | Frist: 2024-04-03. | 2024-04-03=2024-04-03
                    sv | Det var i mars och på tisdag. | ''
                    """)
    void datesInDigitsAreReadInTheOrderOfTheLanguage(String language, String text, String date) {
        assertThat(String.join("; ", tagged(language, text))).isEqualTo(date);
    }

    @Test
    void anEnglishTextHasTheEnglishTagger() {
        assertThat(DateTagger.of("en")).isSameAs(DateTagger.english());
        assertThat(DateTagger.of("sv")).isSameAs(DateTagger.absoluteOnly());
    }
}
