package org.dateline.formats.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dateline.events.Declared;
import org.dateline.events.ReasonCode;
import org.dateline.events.Sha256;
import org.dateline.formats.Beginning;
import org.dateline.formats.Formats;
import org.dateline.formats.Origin;
import org.dateline.formats.RecordInput;
import org.dateline.formats.RecordReader;
import org.dateline.formats.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesTest {

    private static final String FULL =
            """
            {"text":"Prices rose.","url":"https://a.example/1","guid":"g1","id":"i1","title":"Prices",\
            "authors":["Ann Lee"," "],"published":"2024-05-01","language":"en","publisher":"The Paper",\
            "section":{"ignored":true}}""";

    @Test
    void aLineIsAnArticleWithWhatItDeclares() throws IOException {
        assertThat(steps(FULL + "\r\n"))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(
                        new Step.Article(
                                "Prices rose.",
                                new Declared(
                                        "https://a.example/1",
                                        "g1",
                                        "Prices",
                                        List.of("Ann Lee"),
                                        new Declared.Published("2024-05-01", "published"),
                                        "en",
                                        "The Paper"),
                                "application/x-ndjson",
                                null,
                                false,
                                Sha256.hex(FULL + "\r"),
                                new Origin(0, (FULL + "\r").getBytes(UTF_8))),
                        new Step.End());
    }

    @Test
    void anIdServesWhereThereIsNoGuidAndNumbersAreTakenAsWritten() throws IOException {
        Declared declared =
                article(
                                steps(
                                                "{\"id\":17,\"text\":\"x\",\"published\":1714521600,\"title\":null}")
                                        .getFirst())
                        .declared();

        assertThat(declared.guid()).isEqualTo("17");
        assertThat(declared.published())
                .isEqualTo(new Declared.Published("1714521600", "published"));
        assertThat(declared.title()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"url\":\"https://a.example/1?p=2\",\"canonical\":\"https://a.example/1\",\"text\":\"x\"}",
                "{\"canonical_url\":\"https://a.example/1\",\"link\":\"https://b.example/\",\"text\":\"x\"}",
                "{\"canonical\":\"/1\",\"url\":\"https://a.example/1\",\"text\":\"x\"}"
            })
    void theCanonicalUrlCountsMostIfItIsAbsolute(String line) throws IOException {
        assertThat(article(steps(line).getFirst()).declared().url())
                .isEqualTo("https://a.example/1");
    }

    @Test
    void oneAuthorMayStandAlone() throws IOException {
        assertThat(
                        article(steps("{\"text\":\"x\",\"authors\":\"Ann Lee\"}").getFirst())
                                .declared()
                                .authors())
                .containsExactly("Ann Lee");
    }

    @Test
    void aMarkAndBlankLinesAreNoRecordsAndTheLastLineNeedsNoEnd() throws IOException {
        List<Step> steps = steps("\uFEFF{\"text\":\"one\"}\n\n  \r\n{\"text\":\"two\"}");

        assertThat(steps).hasSize(3);
        assertThat(article(steps.get(0)).text()).isEqualTo("one");
        assertThat(article(steps.get(1)).text()).isEqualTo("two");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"title\":\"x\"} | MALFORMED_RECORD | \"text\" is missing or not a string",
                "{\"text\":7} | MALFORMED_RECORD | \"text\" is missing or not a string",
                "{\"text\":\"x\",\"url\":{}} | MALFORMED_RECORD | \"url\" is not a string",
                "{\"text\":\"x\",\"authors\":[1]} | MALFORMED_RECORD | \"authors\" is not a list of strings",
                "{\"text\":\"x\" | MALFORMED_RECORD | unexpected end of JSON, at byte 11",
                "{\"text\":x} | MALFORMED_RECORD | not JSON, at byte 8",
                "{\"text\":\"x\"} {} | MALFORMED_RECORD | trailing data after the JSON, at byte 13",
                "{\"text\":\"x\",\"text\":\"y\"} | MALFORMED_RECORD | duplicate field name, at byte 12",
                "\"text\" | MALFORMED_RECORD | not a JSON object",
                "{\"text\":\"\\u00a0 \"} | EMPTY | the text has only white space",
            })
    void aBrokenLineIsNamedAndTheNextOneIsRead(String line, ReasonCode reason, String detail)
            throws IOException {
        List<Step> steps = steps(line + "\n{\"text\":\"next\"}\n");

        assertThat(steps.get(0))
                .isInstanceOfSatisfying(
                        Step.Broken.class,
                        broken -> {
                            assertThat(broken.reason()).isEqualTo(reason);
                            assertThat(broken.detail()).isEqualTo(detail);
                            assertThat(broken.origin().bytes()).asString().isEqualTo(line);
                        });
        assertThat(article(steps.get(1)).text()).isEqualTo("next");
    }

    @Test
    void aLineInAnOlderCharsetIsReadInIt() throws IOException {
        byte[] latin = "{\"text\":\"caf\u00e9s\"}\n{\"text\":\"next\"}".getBytes(ISO_8859_1);
        List<Step> steps = steps(latin);

        assertThat(article(steps.get(0)).text()).isEqualTo("cafés");
        assertThat(article(steps.get(0)).charset()).isEqualTo("windows-1252");
        assertThat(article(steps.get(1)).text()).isEqualTo("next");
    }

    @Test
    void aByteThatIsNotUtf8IsNamedWhereverItStands() throws IOException {
        for (String before : List.of("{", "{\"", "{\"text\":\"", "", "{\"text\":\"x\"}")) {
            byte[] line = (before + "\u00FF").getBytes(ISO_8859_1);

            assertBroken(
                    steps(line).getFirst(),
                    ReasonCode.UNDECODABLE,
                    "not UTF-8, at byte "
                            + before.length()
                            + "; convert it to UTF-8 and drop it again");
        }
        byte[] marked = "\u00EF\u00BB\u00BF{\"text\":\"\u00FF\"}".getBytes(ISO_8859_1);
        assertBroken(
                steps(marked).getFirst(),
                ReasonCode.UNDECODABLE,
                "not UTF-8, at byte 12; convert it to UTF-8 and drop it again");
    }

    @Test
    void aTextOfAMebibyteIsTheLongest() throws IOException {
        String longest = "\\u00e9".repeat(1 << 19);

        assertThat(steps("{\"text\":\"" + longest + "\"}").getFirst())
                .isInstanceOf(Step.Article.class);
        assertThat(steps("{\"text\":\"" + longest + "e\"}").getFirst())
                .isInstanceOfSatisfying(
                        Step.Broken.class,
                        broken -> assertThat(broken.reason()).isEqualTo(ReasonCode.TOO_LARGE));
    }

    @Test
    void anEndlessLineIsLeftOutAndTheNextOneIsRead() throws IOException {
        List<Step> steps =
                steps(
                        "{\"text\":\""
                                + "x".repeat(JsonLines.MOST_LINE_BYTES)
                                + "\"}\n{\"text\":\"next\"}");

        assertThat(steps.get(0))
                .isEqualTo(
                        new Step.LeftOut(
                                "line",
                                1,
                                0,
                                JsonLines.MOST_LINE_BYTES + 11,
                                JsonLines.MOST_LINE_BYTES));
        assertThat(article(steps.get(1)).text()).isEqualTo("next");
    }

    @Test
    void manyBlankLinesArePassedOverPartByPart() throws IOException {
        List<Step> steps = steps("{\"text\":\"one\"}\n" + "\n".repeat(3 << 20));

        assertThat(steps).filteredOn(Step.Unfinished.class::isInstance).hasSize(3);
        assertThat(steps.getLast()).isEqualTo(new Step.End());
    }

    @Test
    void deepAndWideJsonIsRefusedAndNotFollowed() throws IOException {
        String nested = "[".repeat(1_001) + "]".repeat(1_001);
        for (String deep : List.of("[".repeat(1_000_000), nested + "}")) {
            assertDetail("{\"text\":" + deep, "JSON nested more than 1000 levels deep");
        }
        for (int digits : List.of(5_000, 1_000_000)) {
            assertDetail(
                    "{\"text\":\"x\",\"id\":" + "9".repeat(digits) + "}",
                    "a number of more than 1000 digits");
        }
        assertDetail(
                "{\"" + "x".repeat(60_000) + "\":1}", "a field name of more than 50000 characters");
    }

    private static void assertDetail(String line, String detail) throws IOException {
        assertThat(steps(line + "\n").getFirst())
                .isInstanceOfSatisfying(
                        Step.Broken.class,
                        broken -> {
                            assertThat(broken.reason()).isEqualTo(ReasonCode.MALFORMED_RECORD);
                            assertThat(broken.detail()).startsWith(detail);
                        });
    }

    private static void assertBroken(Step step, ReasonCode reason, String detail) {
        assertThat(step)
                .isInstanceOfSatisfying(
                        Step.Broken.class,
                        broken -> {
                            assertThat(broken.reason()).isEqualTo(reason);
                            assertThat(broken.detail()).isEqualTo(detail);
                        });
    }

    @Test
    void loneSurrogatesBecomeReplacementsEverywhere() throws IOException {
        Step.Article article =
                article(steps("{\"text\":\"a\\ud800b\\u0000\",\"title\":\"\\udc00\"}").getFirst());

        assertThat(article.text()).isEqualTo("a\uFFFDb\uFFFD");
        assertThat(article.declared().title()).isEqualTo("\uFFFD");
    }

    @Test
    void filesThatAreSomethingElseAreRefusedWhole() throws IOException {
        assertUnusable("", ReasonCode.EMPTY);
        assertUnusable("\n\n \n", ReasonCode.EMPTY);
        assertUnusable("[{\"text\":\"x\"}]", ReasonCode.MALFORMED_RECORD);
        assertUnusable("\n [\n", ReasonCode.MALFORMED_RECORD);
        assertUnusable("{\n  \"text\": \"x\"\n}\n", ReasonCode.MALFORMED_RECORD);
        assertThat(steps("{\"text\":\"x\"}\n".getBytes(UTF_16LE)).getFirst())
                .isInstanceOfSatisfying(
                        Step.Unusable.class,
                        unusable -> assertThat(unusable.reason()).isEqualTo(ReasonCode.BINARY));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static void assertTheOthersAreRead(byte[] damage) throws IOException {
        byte[] one = "{\"text\":\"one\"}\n".getBytes(UTF_8);
        byte[] two = "{\"text\":\"two\"}\n".getBytes(UTF_8);
        for (byte[] file :
                List.of(
                        joined(one, damage, two),
                        joined(damage, one, two),
                        joined(one, two, damage))) {
            List<Step> steps = steps(file);
            assertThat(steps)
                    .filteredOn(Step.Article.class::isInstance)
                    .extracting(step -> article(step).text())
                    .filteredOn(text -> !text.equals("x"))
                    .containsExactly("one", "two");
            assertThat(steps).hasSizeGreaterThan(3);
            assertThat(steps.getLast()).isEqualTo(new Step.End());
        }
    }

    @Test
    void binaryDataBetweenLinesCostOnlyThemselves() throws IOException {
        assertTheOthersAreRead(new byte[] {1, 2, 3, 4, '\n'});
        assertTheOthersAreRead("{\"text\":\"x\"}\n".getBytes(UTF_16LE));
        assertTheOthersAreRead("{\"text\":\"x\"}\n".getBytes(UTF_16BE));
        byte[] random = new byte[300];
        new Random(7).nextBytes(random);
        assertTheOthersAreRead(joined(random, new byte[] {'\n'}));
    }

    @Test
    void zerosThatALossOfPowerLeavesCostNoLine() throws IOException {
        byte[] one = "{\"text\":\"one\"}\n".getBytes(UTF_8);
        List<Step> steps = steps(joined(one, new byte[4096], one, one, new byte[4096]));
        assertThat(steps).hasSize(5);
        assertThat(steps.subList(0, 3)).allMatch(Step.Article.class::isInstance);
        assertThat(steps.get(3)).isInstanceOf(Step.Broken.class);
    }

    @Test
    void aPictureIsRefusedWholeWithAdvice() throws IOException {
        byte[] picture = new byte[5000];
        new Random(7).nextBytes(picture);
        assertThat(steps(joined(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\n'}, picture)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Step.Unusable.class,
                        unusable -> {
                            assertThat(unusable.reason()).isEqualTo(ReasonCode.BINARY);
                            assertThat(unusable.detail()).contains("convert the file to UTF-8");
                        });
    }

    @Test
    void bothEndingsAreKnown() {
        assertThat(new Formats().of(new Beginning("a.NDJSON", new byte[0])))
                .contains(new JsonLines(FieldNames.USUAL));
        assertThat(new Formats().of(new Beginning("a.jsonl", new byte[0])))
                .contains(new JsonLines(FieldNames.USUAL));
    }

    private static void assertUnusable(String file, ReasonCode reason) throws IOException {
        assertThat(steps(file))
                .singleElement()
                .isInstanceOfSatisfying(
                        Step.Unusable.class,
                        unusable -> assertThat(unusable.reason()).isEqualTo(reason));
    }

    private static Step.Article article(Step step) {
        return (Step.Article) step;
    }

    private static List<Step> steps(String file) throws IOException {
        return steps(file.getBytes(UTF_8));
    }

    private static List<Step> steps(byte[] file) throws IOException {
        try (RecordInput input = new RecordInput(new ByteArrayInputStream(file), file.length)) {
            RecordReader cursor = new JsonLines(FieldNames.USUAL).open(input, 0);
            List<Step> steps = new ArrayList<>();
            do {
                steps.add(cursor.next());
            } while (!(steps.getLast() instanceof Step.End
                    || steps.getLast() instanceof Step.Unusable));
            return steps;
        }
    }
}
