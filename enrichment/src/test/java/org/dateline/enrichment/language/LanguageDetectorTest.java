package org.dateline.enrichment.language;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.dateline.events.Language;
import org.dateline.events.Segment;
import org.dateline.events.Segment.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageDetectorTest {

    private static final LanguageDetector DETECTOR = LanguageDetector.load();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    en | Officials opened the new bridge on Monday after years of delay.
                    en | Residents have waited for a crossing since a flood carried away the old one.
                    en | He was born in Leeds and died there at the age of 83.
                    en | Shares fell sharply in early trading, led by banks and miners.
                    de | Am Montag wurde die neue Brücke nach jahrelanger Verzögerung eröffnet.
                    fr | Le nouveau pont a été inauguré lundi après des années de retard.
                    es | El nuevo puente se inauguró el lunes tras años de retraso.
                    pt | Os moradores das duas cidades não esperavam que a ligação fosse concluída este ano.
                    it | Il nuovo ponte è stato inaugurato lunedì dopo anni di ritardo.
                    nl | De nieuwe brug is maandag na jaren vertraging geopend voor het verkeer.
                    sv | Den nya bron öppnades i måndags efter år av förseningar.
                    pl | Nowy most został otwarty w poniedziałek po latach opóźnień.
                    cs | Nový most byl otevřen v pondělí po letech odkladů.
                    ru | Новый мост открыли в понедельник после многолетней задержки.
                    uk | Новий міст відкрили в понеділок після багаторічної затримки.
                    tr | Yeni köprü yıllar süren gecikmenin ardından pazartesi günü açıldı.
                    ro | Noul pod a fost deschis luni după ani de întârziere.
                    hu | Az új hidat hétfőn adták át évekig tartó késés után.
                    fi | Uusi silta avattiin maanantaina vuosien viivästyksen jälkeen.
                    vi | Cây cầu mới được khánh thành hôm thứ Hai sau nhiều năm trì hoãn.
                    ar | افتتح الجسر الجديد يوم الاثنين بعد سنوات من التأخير.
                    fa | ساکنان هر دو شهر از زمانی که سیل پل قدیمی را برد منتظر گذرگاهی بودند.
                    el | Η νέα γέφυρα άνοιξε τη Δευτέρα μετά από χρόνια καθυστέρησης.
                    he | הגשר החדש נפתח ביום שני לאחר שנים של עיכובים.
                    th | สะพานใหม่เปิดใช้เมื่อวันจันทร์หลังจากล่าช้ามาหลายปี
                    zh | 新桥在延误多年后于星期一开通。
                    ja | 新しい橋は何年もの遅れの後、月曜日に開通した。
                    ko | 새 다리는 수년간의 지연 끝에 월요일에 개통되었다.
                    """)
    void oneSentenceIsEnough(String tag, String sentence) {
        assertThat(DETECTOR.detect(sentence))
                .satisfies(language -> assertThat(language.tag()).isEqualTo(tag))
                .satisfies(language -> assertThat(language.confidence()).isGreaterThan(0.5));
    }

    @Test
    void nearlyAllSentencesOfTenWordsAreToldAndHardlyAnyWrong() throws IOException {
        assertThat(told(Integer.MAX_VALUE)).as("right, wrong").isEqualTo(List.of(168, 1));
    }

    @Test
    void ofSixWordsMostAreToldAndHardlyAnyWrong() throws IOException {
        List<Integer> told = told(6);

        assertThat(told.getFirst()).isGreaterThanOrEqualTo(155);
        assertThat(told.getLast()).isLessThanOrEqualTo(3);
    }

    /// How many sentences of 36 languages, cut after so many words, are told right, and how many
    /// wrong; the others are undetermined.
    private static List<Integer> told(int words) throws IOException {
        int right = 0;
        int wrong = 0;
        try (InputStream in = LanguageDetectorTest.class.getResourceAsStream("sentences.tsv")) {
            String all = new String(requireNonNull(in).readAllBytes(), UTF_8);
            for (String line : all.lines().filter(one -> !one.startsWith("#")).toList()) {
                int tab = line.indexOf('\t');
                String sentence =
                        Stream.of(line.substring(tab + 1).split(" "))
                                .limit(words)
                                .collect(joining(" "));
                String tag = DETECTOR.detect(sentence).tag();
                if (tag.equals(line.substring(0, tab))) {
                    right++;
                } else if (!tag.equals("und")) {
                    wrong++;
                }
            }
        }
        return List.of(right, wrong);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Emmanuel Macron met Olaf Scholz in Paris. Macron and Scholz ate.",
                "Police in Oslo arrested two men on Monday.",
                "Rain is expected in the north of Spain."
            })
    void fewWordsOfEnglishAreEnough(String sentence) {
        assertThat(DETECTOR.detect(sentence).tag()).isEqualTo("en");
    }

    @Test
    void englishTitleInADutchSentenceLeavesItDutch() {
        String sentence = "De burgemeester was in Amsterdam en had het over de film The Crown.";

        assertThat(DETECTOR.detect(sentence).tag()).isEqualTo("nl");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    Kim Jong Un                                          | en-GB | en
                    Kim Jong Un                                          | deu   | de
                    Kim Jong Un                                          | -     | und
                    Kim Jong Un                                          | 12 x  | und
                    Am Montag wurde die neue Brücke nach Jahren eröffnet. | en-US | de
                    Новый мост открыли в понедельник после задержки.      | en    | ru
                    """)
    void sourceDecidesOnlyWhereTheTextSaysTooLittle(
            String text, @Nullable String declared, String tag) {
        List<Segment> body = List.of(new Segment(0, text.length(), Role.BODY));

        assertThat(DETECTOR.detect(text, body, declared).tag()).isEqualTo(tag);
    }

    @Test
    void sourceThatAgreesMakesTheTextSurer() {
        String text = "Am Montag wurde die neue Brücke nach Jahren eröffnet.";
        List<Segment> body = List.of(new Segment(0, text.length(), Role.BODY));

        assertThat(DETECTOR.detect(text, body, "de").confidence())
                .isGreaterThan(DETECTOR.detect(text, body).confidence());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "2023-11-10",
                "Kim",
                "Kim Jong Un",
                "North Korea",
                "12,5 % / 3:1",
                "…",
                "OK",
                "https://example.org/a/b",
                "😀😀😀"
            })
    void tooLittleTextIsUndetermined(String text) {
        assertThat(DETECTOR.detect(text)).isEqualTo(Language.UNDETERMINED);
    }

    @Test
    void foreignNamesAndQuotationsLeaveAnEnglishTextEnglish() {
        String text =
                "The mayor, Łukasz Żółkiewski, said that the motto “Nie ma rzeczy niemożliwych”"
                        + " had been on his desk since they began, and that it would stay there.";

        assertThat(DETECTOR.detect(text).tag()).isEqualTo("en");
    }

    @Test
    void tagsAreThoseOfToday() {
        String text =
                "Pemerintah mengumumkan kenaikan harga bahan bakar minyak mulai pekan depan di"
                        + " seluruh wilayah negara, kata menteri keuangan kepada wartawan.";

        assertThat(DETECTOR.detect(text).tag()).isEqualTo("id");
        assertThat(NgramModel.tag("iw")).isEqualTo("he");
    }

    @Test
    void bodyDecidesAndNotWhatTheSiteSaysAroundIt() {
        String boilerplate = "Follow us and sign up for the newsletter that they all read.\n";
        String body = "Am Montag wurde die neue Brücke nach jahrelanger Verzögerung eröffnet.";
        List<Segment> segments =
                List.of(
                        new Segment(0, boilerplate.length(), Role.BOILERPLATE),
                        new Segment(
                                boilerplate.length(),
                                boilerplate.length() + body.length(),
                                Role.BODY));

        assertThat(DETECTOR.detect(boilerplate + body, segments).tag()).isEqualTo("de");
    }
}
