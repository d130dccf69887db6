package org.dateline.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dateline.gateway.Client.encoded;
import static org.dateline.gateway.Client.get;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dateline.gateway.Client.Answer;
import org.dateline.gateway.GatewayStack;
import org.dateline.gateway.Sample;
import org.dateline.gateway.Shelf;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Words are found as people write them, in any script and whatever the database's locale is.
@QuarkusTest
@QuarkusTestResource(value = GatewayStack.class, restrictToAnnotatedClass = true)
@Tag("containers")
class SearchIT {

    private Shelf shelf;

    private static boolean tables;

    @BeforeEach
    void fillTheShelf() {
        if (tables) {
            return;
        }
        shelf.createTables();
        tables = true;
        put(
                "quotes",
                "en",
                "Curly quotes",
                "Analysts called the fall a “bloodbath” on Monday. O’Hara’s shop lost money, and"
                        + " the fleet sailed—slowly. The ﬁnal in\u00ADfla\u00ADtion of caf&eacute;s.");
        put("komet", "ru", "Ёлочки", "Футбольный клуб «Комета» выиграл матч в четверг.");
        put("prix", "fr", "Prix", "L’inflation baisse en France, a dit jeudi l’institut national.");
        put("alcalde", "es", "Ayuda", "¿Llegará la ayuda? ¡Mañana! respondió el alcalde.");
        put("lodz", "en", "Visit to São Tomé", "José Muñoz visited cafés in Łódź on Monday.");
        put("metro", "zh", "新路线", "市政府周三宣布建设新的地铁线路，市长表示工程明年春天开始。");
        put("chika", "ja", "新路線", "市は水曜日、新しい地下鉄の路線を発表した。コンピューター。");
        put("seoul", "ko", "새 노선", "서울시는 수요일 새 지하철 노선을 발표했다.");
        put("krung", "th", "ข่าว", "กรุงเทพมหานครประกาศเส้นทางรถไฟฟ้าใหม่");
        put("arab", "ar", "خبر", "أعلنت الحُكُومَة عن خطّ جديد للمترو في القاهرة.");
        put("hindi", "hi", "समाचार", "सरकार ने नई मेट्रो लाइन की घोषणा की।");
        put("ellas", "el", "Νέα", "Η Αθήνα ανακοίνωσε νέα γραμμή του μετρό.");
        put(
                "duits",
                "de",
                "Nachricht",
                "In den Häusern der Straße lagen die Wellen, 1.234,50 Euro.");
        put(
                "recall",
                "en",
                "Camera recall",
                "The camera AB-7604NI-E1/4P/A was recalled, at 12,500 dollars and 3.5 percent.");
    }

    private void put(String file, String language, String title, String text) {
        shelf.put(Sample.of(text).in(file).titled(title).language(language));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "bloodbath | quotes",
                "\"called the fall a bloodbath\" | quotes",
                "O'Hara | quotes",
                "O’Hara | quotes",
                "o'hara's | quotes",
                "sailed | quotes",
                "slowly | quotes",
                "\"sailed slowly\" | quotes",
                "final | quotes",
                "inflation | quotes prix",
                "l'inflation | prix",
                "institut | prix",
                "Комета | komet",
                "комету | komet",
                "елочки | komet",
                "llegará | alcalde",
                "llegara | alcalde",
                "mañana | alcalde",
                "manana | alcalde",
                "Sao Tome | lodz",
                "São Tomé | lodz",
                "Munoz | lodz",
                "cafe | quotes lodz",
                "cafés | quotes lodz",
                "Lodz | lodz",
                "ŁÓDŹ | lodz",
                "地铁 | metro",
                "市长 | metro",
                "地铁线路 | metro",
                "地 | metro chika",
                "地下鉄 | chika",
                "路線 | chika",
                "ｺﾝﾋﾟｭｰﾀｰ | chika",
                "서울 | seoul",
                "노선 | seoul",
                "지하철 | seoul",
                "กรุงเทพ | krung",
                "รถไฟฟ้า | krung",
                "الحكومة | arab",
                "حكومه | arab",
                "मेट्रो | hindi",
                "αθηνα | ellas",
                "ΜΕΤΡΟ | ellas",
                "Haus | duits",
                "strasse | duits",
                "1234.50 | duits",
                "1.234,50 | duits",
                "AB-7604NI | recall",
                "AB-7604NI-E1/4P/A | recall",
                "7604NI | recall",
                "ab-76* | recall",
                "12500 | recall",
                "12,500 | recall",
                "3.5 | recall",
                "7604 | ''",
                "analys* | quotes",
                "inflati* | quotes prix",
                "institu* | prix",
                "title:recall | recall",
                "title:camera -recalled | ''",
                "title:visit OR bloodbath | quotes lodz",
                "(metro OR 地铁) -seoul | metro",
                "\"fall bloodbath\" | ''",
                "\"bloodbath called\" | ''",
            })
    void wordsAreFoundAsPeopleWriteThem(String q, String files) {
        Answer answer = get("/v1/articles?duplicates=INCLUDE&q=" + encoded(q));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.files())
                .containsExactlyInAnyOrderElementsOf(
                        files.equals("''") ? List.of() : List.of(files.split(" ")));
    }

    @Test
    void wordsTooCommonToSearchForAreNamed() {
        JsonNode page = get("/v1/articles?q=the+bloodbath").json();

        assertThat(page.at("/articles")).hasSize(1);
        assertThat(page.at("/search/tooCommon/0/word").asText()).isEqualTo("the");
        assertThat(page.at("/search/tooCommon/0/languages/0").asText()).isEqualTo("en");
        assertThat(get("/v1/articles").json().get("search").isNull()).isTrue();
        assertThat(get("/?q=the+bloodbath", "Accept", "text/html").body())
                .contains("“the” is too common to search for in English");
    }

    @ParameterizedTest
    @CsvSource({
        "quotse, quotes",
        "kamera, Camera",
        "camra recalled, Camera",
    })
    void wordThatIsNearlyRightIsSuggested(String q, String meant) {
        JsonNode page = get("/v1/articles?q=" + encoded(q)).json();

        assertThat(page.at("/articles")).isEmpty();
        assertThat(page.at("/search/didYouMean/0/meant").asText()).isEqualTo(meant);
        assertThat(get("/v1/articles?q=xyzzyx").json().at("/search/didYouMean")).isEmpty();
    }

    @Test
    void matchesAreMarkedInTitleAndText() {
        JsonNode article = get("/v1/articles?q=recalled").json().at("/articles/0");

        assertThat(article.at("/titleMatches/0/start").asInt()).isEqualTo(7);
        assertThat(article.at("/titleMatches/0/end").asInt()).isEqualTo(13);
        int start = article.at("/snippet/matches/0/start").asInt();
        assertThat(article.at("/snippet/text").asText().substring(start)).startsWith("recalled");
        assertThat(article.get("searchedTo").isNull()).isTrue();
    }

    @Test
    void longTextIsSearchedToItsEnd() {
        String filler = "The council met again today and spoke of trams. ".repeat(4_400);
        put("long", "en", "Long text", filler + "TAILMARK ends a tale of two cities.");

        JsonNode article = get("/v1/articles?q=TAILMARK").json().at("/articles/0");

        assertThat(article.at("/files/0").asText()).isEqualTo("long");
        assertThat(article.at("/snippet/text").asText()).startsWith("…").contains("TAILMARK ends");
        assertThat(get("/v1/articles?q=%22a+tale+of+two+cities%22").files())
                .containsExactly("long");
        assertThat(get("/v1/articles?q=%22tale+cities%22").files()).isEmpty();
        assertThat(get("/v1/articles?q=TAILMARK+-%22two+cities%22").files()).isEmpty();
        assertThat(get("/v1/articles?q=%22tailmark+ends%22+-%22two+towns%22").files())
                .containsExactly("long");
        assertThat(get("/v1/articles?q=trams+-TAILMARK").files()).isEmpty();
    }

    @Test
    void theBestMatchesComeFirst() {
        String filler = "Others spoke of the weather, the harvest and a new road. ".repeat(12);
        ranked("named", null, filler + "At the end came a kraken.", 3);
        ranked("lead", null, "A kraken was seen. " + filler, 2);
        ranked("often", null, filler + "A kraken ate a kraken, said the kraken to a kraken.", 1);
        ranked("title", "Kraken in the bay", filler + "It was large.", 0);

        assertThat(get("/v1/articles?q=kraken").files())
                .containsExactly("title", "often", "lead", "named");
        assertThat(get("/v1/articles?q=kraken&sort=relevance").body())
                .isEqualTo(get("/v1/articles?q=KRAKEN").body());
        assertThat(get("/v1/articles?q=kraken&sort=-published").files())
                .containsExactly("named", "lead", "often", "title");
        assertThat(get("/v1/articles?q=kraken").json().at("/search/ranked").isNull()).isTrue();
        assertThat(get("/v1/articles?q=kraken&format=rss").body())
                .containsSubsequence("At the end came", "Kraken in the bay");
    }

    @Test
    void rareWordsCountMoreThanFrequentOnes() {
        for (int i = 0; i < 12; i++) {
            ranked("nautilus" + i, "Nautilus", "The nautilus, again the nautilus " + i + ".", i);
        }
        ranked("gorgon", "Nautilus", "A gorgon.", 12);

        assertThat(get("/v1/articles?q=nautilus+or+gorgon").files().getFirst()).isEqualTo("gorgon");
    }

    @Test
    void ofManyMatchesThoseAboutTheWordsAreRankedAndTheOthersFollow() {
        String filler = "Others spoke of the weather, the harvest and a new road. ".repeat(6);
        for (int i = 0; i < 520; i++) {
            ranked("about" + i, "Zeppelin lands", "Report " + i + ".", i % 40);
        }
        for (int i = 0; i < 70; i++) {
            ranked("names" + i, null, filler + "Report " + i + " of a zeppelin.", i % 40);
        }
        ranked("undated", null, filler + "A zeppelin, undated.", -1);

        JsonNode first = get("/v1/articles?q=zeppelin&limit=100").json();
        assertThat(first.get("total").asInt()).isEqualTo(591);
        assertThat(first.at("/search/ranked").asInt()).isEqualTo(500);
        assertThat(get("/v1/articles/count?q=zeppelin").json().get("total").asInt()).isEqualTo(591);
        assertThat(get("/?q=zeppelin").body())
                .contains("500 articles come first by relevance; the others follow, latest first.");

        List<String> all = walk("q=zeppelin", () -> {});
        assertThat(all).hasSize(591).doesNotHaveDuplicates();
        assertThat(all.subList(0, 500)).allMatch(file -> file.startsWith("about"));
        assertThat(all.getLast()).isEqualTo("undated");

        // what comes while someone pages changes nothing of the order of the others
        List<String> meanwhile =
                walk("q=zeppelin", () -> ranked("new", "Zeppelin", "A new zeppelin.", 50));
        meanwhile.remove("new");
        assertThat(meanwhile).isEqualTo(all);
    }

    /// All pages of a list, with something happening behind each.
    private static List<String> walk(String query, Runnable between) {
        List<String> files = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = get("/v1/articles?limit=100&" + query + cursor);
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            files.addAll(page.files());
            String next = page.json().get("next").asText("");
            cursor = next.isEmpty() ? "" : "&cursor=" + encoded(next);
            between.run();
        } while (!cursor.isEmpty());
        return files;
    }

    /// @param day of publication, none when it is below zero
    private void ranked(String file, @Nullable String title, String text, int day) {
        shelf.put(
                Sample.of(text)
                        .in(file)
                        .titled(title)
                        .published(
                                day < 0
                                        ? null
                                        : LocalDate.parse("2024-01-01").plusDays(day).toString()));
    }
}
