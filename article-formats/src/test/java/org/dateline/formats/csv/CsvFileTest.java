package org.dateline.formats.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.dateline.events.Declared;
import org.dateline.events.ReasonCode;
import org.dateline.formats.Beginning;
import org.dateline.formats.Formats;
import org.dateline.formats.Step;
import org.dateline.formats.Steps;
import org.dateline.formats.json.FieldNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {

    @Test
    void eachRowIsAnArticleWithWhatItsColumnsDeclare() throws IOException {
        List<Step> steps =
                steps(
                        """
                        id,Headline,body,authors,date_publish,language,keywords,unknown
                        7,"Ferry, late","First line.
                        She said ""wait"".",Ann Smith; Ben Jones,2025-06-10,en,"ferry, port",x
                        8,Bridge,Second text.,['Cy Day'],,,,
                        """);

        Step.Article first = (Step.Article) steps.getFirst();
        assertThat(first.text()).isEqualTo("First line.\nShe said \"wait\".");
        assertThat(first.declared())
                .isEqualTo(
                        new Declared(
                                null,
                                "7",
                                "Ferry, late",
                                List.of("Ann Smith", "Ben Jones"),
                                new Declared.Published("2025-06-10", "date_publish"),
                                "en",
                                null,
                                List.of(),
                                null,
                                List.of("ferry", "port"),
                                null));
        assertThat(((Step.Article) steps.get(1)).declared().authors()).containsExactly("Cy Day");
        assertThat(steps).hasSize(3);
    }

    @Test
    void binaryDataBetweenRowsCostOnlyThemselves() throws IOException {
        String zeros = "\0".repeat(4096);
        for (String head : List.of("text\n", "text,title\n")) {
            String row = head.equals("text\n") ? "Prices rose.\n" : "Prices rose.,A\n";
            List<Step> steps = steps(head + row + "\1\2\3\4\n" + row + zeros);
            assertThat(steps).hasSize(5);
            assertThat(steps).filteredOn(Step.Article.class::isInstance).hasSize(2);
            assertThat(steps).filteredOn(Step.Broken.class::isInstance).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title;text;section\nA;Prices rose.;north, south\n",
                "title\ttext\r\nA\t\"Prices rose.\"\r\n",
                "title|text\nA|Prices rose.",
                "sep=;\r\ntitle;text\r\nA;Prices rose.\r\n",
                "\uFEFFtitle,text\nA,Prices rose.\n",
                "\"Title\",\"Article Text\"\n\"A\",\"Prices rose.\"\n",
                "title,text\rA,Prices rose.\r",
                "title,text\n\n\nA,Prices rose.\n\n"
            })
    void separatorsAndLineEndsAreFoundOut(String file) throws IOException {
        assertThat(texts(file.getBytes(UTF_8))).containsExactly("Prices rose.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1252", "windows-1251", "UTF-16LE", "UTF-16BE"})
    void tablesAreReadInTheirCharsets(String charset) throws IOException {
        boolean wide = charset.startsWith("UTF-16");
        String words =
                charset.equals("windows-1251")
                        ? "Паром пришёл в порт поздно вечером, пассажиры ждали."
                        : "Die Fähre kam spät an, die Fahrgäste hörten es über Lautsprecher.";
        String file = (wide ? "\uFEFF" : "") + "title,text\nA,\"" + words + "\"\n";

        Step.Article article =
                (Step.Article)
                        Steps.of(format(), file.getBytes(Charset.forName(charset))).getFirst();

        assertThat(article.text()).isEqualTo(words);
        assertThat(article.charset()).isEqualTo(wide ? "UTF-8" : charset);
    }

    @Test
    void rowOfAnotherLengthCostsOnlyItself() throws IOException {
        List<Step> steps = steps("title,text\nA,One, two\nB,Fine.\nC\nD,Fine too.\n");

        assertThat(texts(steps)).containsExactly("Fine.", "Fine too.");
        assertThat(steps.getFirst())
                .isInstanceOfSatisfying(
                        Step.Broken.class,
                        broken -> {
                            assertThat(broken.reason()).isEqualTo(ReasonCode.MALFORMED_RECORD);
                            assertThat(broken.detail()).contains("3 fields").doesNotContain("One");
                            assertThat(broken.origin().start()).isEqualTo(11);
                            assertThat(new String(broken.origin().bytes(), UTF_8))
                                    .isEqualTo("A,One, two");
                        });
    }

    @Test
    void markThatIsNotClosedCostsOnlyItsRow() throws IOException {
        assertThat(texts(steps("title,text\nA,\"Open\nB,\"Fine.\"\nC,\"Fine too.\"\n")))
                .containsExactly("Fine.", "Fine too.");
        assertThat(texts(steps("title,text\nA,\"Open\nB,Fine.\n"))).containsExactly("Fine.");
        assertThat(steps("title,text\nA,Fine.\nB,\"Cut o").get(1)).isInstanceOf(Step.Broken.class);
    }

    @Test
    void placesAreThoseOfTheFileBehindAMarkThatIsNotClosed() throws IOException {
        String file = "title,text\r\nA,\"Open\r\nB,\"Fine.\"\r\nC,short,long\r\n";

        List<Step> steps = steps(file);

        assertThat(((Step.Broken) steps.getFirst()).origin().start()).isEqualTo(12);
        assertThat(((Step.Article) steps.get(1)).origin().start()).isEqualTo(file.indexOf("B,"));
        assertThat(((Step.Broken) steps.get(2)).origin().start()).isEqualTo(file.indexOf("C,"));
    }

    @Test
    void manyMarksThatAreNotClosedTakeLinearTime() throws IOException {
        String rows = "x\" ,\"y\n".repeat(300_000);

        assertThat(steps("title,text\nA,\"b\n" + rows).getLast()).isEqualTo(new Step.End());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "title,author\nA,B\n", "A ferry came.\nIt left.\n", "text\n", "\n\n"})
    void tableWithoutATextOrRowsIsRefused(String file) throws IOException {
        assertThat(steps(file)).singleElement().isInstanceOf(Step.Unusable.class);
    }

    @Test
    void erasedRowLeavesItsNeighboursWhereTheyAre() throws IOException {
        byte[] file = "title,text\nA,Erase me.\nB,Keep me.\n".getBytes(UTF_8);
        Step.Article erased = (Step.Article) Steps.of(format(), file).getFirst();

        byte[] blank = format().blank(erased.origin()).orElseThrow();
        System.arraycopy(blank, 0, file, (int) erased.origin().start(), blank.length);
        List<Step> left = Steps.of(format(), file);

        assertThat(format().isBlank(((Step.Broken) left.getFirst()).origin())).isTrue();
        assertThat(texts(left)).containsExactly("Keep me.");
    }

    @Test
    void namesThatSomebodyHasSetAreKnown() throws IOException {
        FieldNames names = FieldNames.of("text=Volltext, title=Überschrift,title=Titel");
        byte[] file = "Titel;Überschrift;Volltext\nB;A;Die Fähre kam.\n".getBytes(UTF_8);

        Step.Article article = (Step.Article) Steps.of(new CsvFile(names), file).getFirst();

        assertThat(article.text()).isEqualTo("Die Fähre kam.");
        assertThat(article.declared().title()).isEqualTo("A");
        assertThat(new CsvFile(names).version()).isNotEqualTo(format().version());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.csv", "a.TSV", "folder/a.tab"})
    void itIsKnownByItsName(String name) {
        assertThat(new Formats().of(new Beginning(name, "a,b".getBytes(UTF_8)))).contains(format());
    }

    @Property(tries = 300)
    void anyTextGivesArticlesOrReasons(@ForAll String rows) throws IOException {
        for (String marked : List.of(rows, rows.replace('a', '"').replace('b', '\n'))) {
            List<Step> steps = steps("title,text\n" + marked);
            assertThat(steps.getLast()).isInstanceOfAny(Step.End.class, Step.Unusable.class);
        }
    }

    private static CsvFile format() {
        return new CsvFile(FieldNames.USUAL);
    }

    private static List<Step> steps(String file) throws IOException {
        return Steps.of(format(), file.getBytes(UTF_8));
    }

    private static List<String> texts(byte[] file) throws IOException {
        return texts(Steps.of(format(), file));
    }

    private static List<String> texts(List<Step> steps) {
        List<String> texts = new ArrayList<>();
        for (Step step : steps) {
            if (step instanceof Step.Article article) {
                texts.add(article.text());
            }
        }
        return texts;
    }
}
