package org.dateline.formats.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.dateline.events.Declared;
import org.dateline.events.ReasonCode;
import org.dateline.formats.Beginning;
import org.dateline.formats.Formats;
import org.dateline.formats.Origin;
import org.dateline.formats.Step;
import org.dateline.formats.Steps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFileTest {

    private static final String ENVELOPE =
            """
            {"status": "ok", "total": 2, "meta": {"tags": ["a", {"b": 1}]},
             "articles": [
               {"title": "One", "content": "Prices rose.", "publishedAt": "2025-06-10"},
               {"title": "Two", "content": "Prices fell."}
             ], "next": {"page": 2}}
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\n \"title\": \"One\",\n \"text\": \"Prices rose.\"\n}",
                "{\"text\": \"Prices rose.\", \"items\": [{\"a\": 1}]}",
                "[{\"text\": \"Prices rose.\"}]",
                "\n[ \n {\"text\": \"Prices rose.\", \"tags\": [{}, []]} ]\n",
                "{\"hits\": {\"total\": 1, \"hits\": [{\"_id\": \"1\", \"_source\": {\"text\": \"Prices rose.\"}}]}}",
                "{\"response\": {\"docs\": [{\"body\": \"Prices rose.\"}]}}",
                "{\"data\": {\"articles\": [{\"articleBody\": \"Prices rose.\"}]}}",
                "{\"text\": \"Prices rose.\"}\n"
            })
    void oneArticleIsFoundWhereverItStands(String file) throws IOException {
        assertThat(texts(file)).containsExactly("Prices rose.");
    }

    @Test
    void anEnvelopesListIsReadAndTheRestIsNot() throws IOException {
        List<Step> steps = steps("a.json", ENVELOPE.getBytes(UTF_8));

        assertThat(texts(ENVELOPE)).containsExactly("Prices rose.", "Prices fell.");
        assertThat(((Step.Article) steps.getFirst()).declared().published())
                .isEqualTo(new Declared.Published("2025-06-10", "publishedAt"));
        assertThat(steps.getLast()).isEqualTo(new Step.End());
    }

    @Test
    void severalObjectsMayFollowEachOther() throws IOException {
        assertThat(texts("{\"text\": \"One.\"}\n{\n\"text\": \"Two.\"}{\"text\": \"Three.\"}"))
                .containsExactly("One.", "Two.", "Three.");
    }

    @Test
    void aBrokenElementLeavesItsNeighboursAlone() throws IOException {
        List<Step> steps =
                steps("a.json", "[{\"text\": \"One.\"}, 7, {\"text\": 1e}, {\"text\": \"Two.\"}]");

        assertThat(steps)
                .extracting(step -> step.getClass().getSimpleName())
                .containsExactly("Article", "Broken", "Broken", "Article", "End");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{\"text\": \"One.\"}, {\"text\": \"Tw", "[{\"text\": \"One.\"}"})
    void aFileThatWasCutOffSaysSo(String file) throws IOException {
        List<Step> steps = steps("a.json", file);

        assertThat(steps.getFirst()).isInstanceOf(Step.Article.class);
        assertThat(steps.getLast())
                .isInstanceOfSatisfying(
                        Step.Unusable.class,
                        unusable -> {
                            assertThat(unusable.reason()).isEqualTo(ReasonCode.MALFORMED_RECORD);
                            assertThat(unusable.detail()).contains("cut off");
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32BE"})
    void wideCharsetsAreReadByTheirMarks(String charset) throws IOException {
        byte[] file =
                "\uFEFF{\"text\":\"The café 🚢 reopened.\"}\n".getBytes(Charset.forName(charset));
        if (charset.equals("UTF-16")) {
            file = "{\"text\":\"The café 🚢 reopened.\"}\n".getBytes(UTF_16);
        }
        for (String name : List.of("a.ndjson", "a.json")) {
            assertThat(((Step.Article) steps(name, file).getFirst()).text())
                    .isEqualTo("The café 🚢 reopened.");
        }
    }

    @Test
    void aLineInAnOlderCharsetIsRead() throws IOException {
        byte[] file = "{\"text\":\"The café in Leeds reopened on Monday.\"}".getBytes(ISO_8859_1);

        Step.Article article = (Step.Article) steps("a.ndjson", file).getFirst();

        assertThat(article.text()).isEqualTo("The café in Leeds reopened on Monday.");
        assertThat(article.charset()).isEqualTo("windows-1252");
    }

    @Test
    void htmlInFieldsIsReadAsHtml() throws IOException {
        Step.Article article =
                (Step.Article)
                        steps(
                                        "a.ndjson",
                                        """
                                        {"title": "Nora&#8217;s bakery &amp; caf&eacute;", "text": "<p>Opened with M&uuml;ller.</p><script>var hidden=1</script>"}""")
                                .getFirst();

        assertThat(article.declared().title()).isEqualTo("Nora’s bakery & café");
        assertThat(article.text()).isEqualTo("Opened with Müller.");
    }

    @Test
    void fieldNamesOfOtherToolsAreKnown() throws IOException {
        Step.Article article =
                (Step.Article)
                        steps(
                                        "a.ndjson",
                                        """
                                        {"maintext": "A ferry.", "Date_Publish": "2025-06-10", "date_modify": "2025-06-11", "source_domain": "case.test", "author": {"name": "Ann"}, "keywords": ["Sea"], "section": "Local"}""")
                                .getFirst();

        Declared declared = article.declared();
        assertThat(article.text()).isEqualTo("A ferry.");
        assertThat(declared.published())
                .isEqualTo(new Declared.Published("2025-06-10", "Date_Publish"));
        assertThat(declared.dates())
                .extracting(Declared.Date::kind)
                .containsExactly(Declared.Date.Kind.PUBLISHED, Declared.Date.Kind.MODIFIED);
        assertThat(declared.publisher()).isEqualTo("case.test");
        assertThat(declared.authors()).containsExactly("Ann");
        assertThat(declared.tags()).containsExactly("Sea");
        assertThat(declared.section()).isEqualTo("Local");
    }

    @Test
    void aRecordStandsWhereItsOriginSaysAndIsBlankedInPlace() throws IOException {
        byte[] file = ENVELOPE.getBytes(UTF_8);
        Origin origin = ((Step.Article) steps("a.json", file).get(1)).origin();
        byte[] blank = new JsonFile(FieldNames.USUAL).blank(origin).orElseThrow();

        assertThat(
                        Arrays.copyOfRange(
                                file,
                                (int) origin.start(),
                                (int) origin.start() + origin.bytes().length))
                .isEqualTo(origin.bytes());
        System.arraycopy(blank, 0, file, (int) origin.start(), blank.length);
        List<Step> left = steps("a.json", file);
        assertThat(left.get(1)).isInstanceOf(Step.Broken.class);
        assertThat(new JsonFile(FieldNames.USUAL).isBlank(((Step.Broken) left.get(1)).origin()))
                .isTrue();
        assertThat(left).hasSize(3);
    }

    @Property(tries = 200)
    void anyBeginningGivesArticlesOrAReason(@ForAll @IntRange(max = 260) int length)
            throws IOException {
        byte[] file = ENVELOPE.getBytes(UTF_8);

        Step last = steps("a.json", Arrays.copyOf(file, Math.min(length, file.length))).getLast();

        assertThat(last).isInstanceOfAny(Step.End.class, Step.Unusable.class);
    }

    private static List<String> texts(String file) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Step step : steps("a.json", file)) {
            if (step instanceof Step.Article article) {
                texts.add(article.text());
            }
        }
        return texts;
    }

    private static List<Step> steps(String name, String file) throws IOException {
        return steps(name, file.getBytes(UTF_8));
    }

    private static List<Step> steps(String name, byte[] file) throws IOException {
        return Steps.of(new Formats().of(new Beginning(name, file)).orElseThrow(), file);
    }
}
