package org.dateline.formats.charset;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.dateline.events.ReasonCode;
import org.dateline.formats.charset.DecodedText.Failed;
import org.dateline.formats.charset.DecodedText.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecodedTextTest {

    private static final String ENGLISH =
            """
            PYONGYANG, Nov. 10 – The leader said “nothing will change”, and it didn’t. His guest
            had come by train, a café owner near the station told reporters on Friday.
            """;
    private static final String FRENCH =
            """
            Le président a déclaré mardi que l'État protégerait les élèves réfugiés à l'école,
            où la rentrée a été reportée à cause des inondations d'août. Ça n'a guère plu.
            """;
    private static final String RUSSIAN =
            """
            Президент прибыл во вторник на космодром Восточный, где его встретили с оркестром.
            Переговоры продолжались больше двух часов, сообщили журналистам в аппарате.
            """;
    private static final String KOREAN =
            """
            김정은 국무위원장이 화요일 러시아 극동의 우주기지에 도착해 대통령과 회담했다고 통신이 보도했다.
            두 정상은 두 시간 넘게 이야기를 나눴다.
            """;
    private static final String CHINESE = "国家主席星期二抵达首都，与总统举行会谈。\n双方发表了联合声明。\n";
    private static final String JAPANESE = "首相は火曜日、記者団に対し、予算案を来週国会に提出すると述べた。\n野党は反対している。\n";

    @ParameterizedTest
    @CsvSource({"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void aByteOrderMarkDecidesAndIsDropped(String charset) {
        byte[] bytes = ("\uFEFF" + ENGLISH).getBytes(Charset.forName(charset));

        assertThat(DecodedText.of(bytes)).isEqualTo(new Text(ENGLISH, charset));
    }

    @Property(tries = 200)
    void whatIsUtf8IsReadAsUtf8(@ForAll("texts") String text) {
        assertThat(DecodedText.of(text.getBytes(UTF_8))).isEqualTo(new Text(text, "UTF-8"));
    }

    @Property(tries = 200)
    void utf16IsKnownByItsSpaces(@ForAll("texts") String text) {
        String words = text + " the end\n";

        assertThat(DecodedText.of(words.getBytes(UTF_16LE))).isEqualTo(new Text(words, "UTF-16LE"));
        assertThat(DecodedText.of(words.getBytes(UTF_16BE))).isEqualTo(new Text(words, "UTF-16BE"));
    }

    @Test
    void utf16WithoutAMarkIsKnownInOtherScripts() {
        for (String text : new String[] {RUSSIAN, KOREAN, CHINESE, JAPANESE}) {
            assertThat(DecodedText.of(text.getBytes(UTF_16LE)))
                    .isEqualTo(new Text(text, "UTF-16LE"));
            assertThat(DecodedText.of(text.getBytes(UTF_16BE)))
                    .isEqualTo(new Text(text, "UTF-16BE"));
        }
    }

    @Test
    void ukrainianFromDosIsDoubtful() {
        // cp1125, which Java does not have, differs from IBM866 in these
        String said = "Міністр заявив у вівторок, що нові міста її країни збудують за п'ять років.";
        StringBuilder same = new StringBuilder(said);
        for (int i = 0; i < same.length(); i++) {
            int at = "іїє".indexOf(same.charAt(i));
            if (at >= 0) {
                same.setCharAt(i, "ў∙ї".charAt(at));
            }
        }
        assertThat(DecodedText.of(same.toString().getBytes(Charset.forName("IBM866"))))
                .isInstanceOfSatisfying(Text.class, read -> assertThat(read.doubtful()).isTrue());
    }

    @Test
    void typographyAndAccentsOfWindows1252AreKept() {
        assertLegacy(ENGLISH, "windows-1252");
        assertLegacy(FRENCH, "windows-1252");
        assertLegacy("It costs 5 € – “cheap”, said José.", "windows-1252");
    }

    @Test
    void otherOldCharsetsAreToldApart() {
        assertLegacy(RUSSIAN, "windows-1251");
        assertLegacy(RUSSIAN, "KOI8-R");
        assertLegacy(KOREAN, "EUC-KR");
        assertLegacy(CHINESE.repeat(3), "GB18030");
        assertLegacy(JAPANESE.repeat(3), "Shift_JIS");
        assertLegacy(JAPANESE, "ISO-2022-JP");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    windows-1251 KOI8-R IBM866 IBM855 x-MacCyrillic ISO-8859-5 | Новый мост через реку открыли в понедельник после долгой задержки.
                    windows-1251 | МИД: «Переговоры отложены». Подробностей в ведомстве не сообщили.
                    windows-1251 x-MacCyrillic KOI8-U | Новий міст через річку відкрили в понеділок після тривалої затримки.
                    windows-1251 | Новият мост над реката беше открит в понеделник след дълго забавяне.
                    windows-1250 ISO-8859-2 | Nowy most przez rzekę został otwarty w poniedziałek, choć wciąż trwają prace.
                    windows-1250 ISO-8859-2 | Nový most přes řeku byl v pondělí otevřen, práce však ještě běží.
                    windows-1250 ISO-8859-2 | Az új hidat a folyó fölött hétfőn nyitották meg, két évvel később.
                    windows-1252 | Die neue Brücke über den Fluß wurde am Montag eröffnet, zwei Jahre später als geplant.
                    windows-1252 | Le pont a été inauguré lundi, après des années de travaux, où l’on a dû tout refaire.
                    windows-1252 | Il est arrivé à Lyon à midi, à pied, et il est reparti à Paris à la nuit.
                    windows-1252 | Il ponte è chiuso: chi è in auto è deviato, e la coda è lunga.
                    windows-1252 | El nuevo puente se inauguró el lunes; según el alcalde, costó más de lo que se esperaba.
                    windows-1252 | Den nya bron över floden öppnades i måndags, två år senare än väntat.
                    windows-1253 ISO-8859-7 | Η νέα γέφυρα πάνω από το ποτάμι άνοιξε τη Δευτέρα με μεγάλη καθυστέρηση.
                    windows-1254 | Nehrin üzerindeki yeni köprü, iki yıllık gecikmenin ardından pazartesi günü açıldı.
                    windows-1255 ISO-8859-8 | הגשר החדש מעל הנהר נפתח ביום שני לאחר עיכוב ארוך.
                    windows-1256 ISO-8859-6 | افتتح الجسر الجديد فوق النهر يوم الاثنين بعد تأخير طويل.
                    windows-1257 | Naujasis tiltas per upę atidarytas pirmadienį, dvejais metais vėliau, nei žadėta.
                    TIS-620 | สะพานใหม่ข้ามแม่น้ำเปิดใช้เมื่อวันจันทร์หลังจากล่าช้ามานาน
                    """)
    void oneSentenceIsReadInItsOwnLetters(String charsets, String sentence) {
        for (String charset : charsets.split(" ")) {
            assertThat(DecodedText.of(sentence.getBytes(Charset.forName(charset))))
                    .as(charset)
                    .isInstanceOfSatisfying(
                            Text.class,
                            read -> {
                                assertThat(read.text()).isEqualTo(sentence);
                                assertThat(read.doubtful()).isFalse();
                            });
        }
    }

    @Test
    void aFewHundredBytesOfRussianAreRussian() {
        String part = RUSSIAN.repeat(3).substring(0, 320);

        for (String charset : new String[] {"windows-1251", "KOI8-R", "IBM866", "ISO-8859-5"}) {
            assertThat(DecodedText.of(part.getBytes(Charset.forName(charset))))
                    .isEqualTo(new Text(part, charset));
        }
    }

    @Test
    void aCharsetThatTheBytesLeaveOpenIsDoubtful() {
        byte[] oneLetter = "Gda\u0144sk".getBytes(Charset.forName("windows-1250"));
        assertThat(DecodedText.of(oneLetter))
                .isInstanceOfSatisfying(Text.class, read -> assertThat(read.doubtful()).isTrue());
    }

    @Test
    void aLoneSurrogateTakesNothingWithIt() {
        byte[] bytes = "\uFEFFab".getBytes(UTF_16LE);
        bytes[3] = (byte) 0xD8;

        assertThat(DecodedText.of(concat(bytes, "c".repeat(100).getBytes(UTF_16LE))))
                .isInstanceOfSatisfying(
                        Text.class,
                        text -> assertThat(text.text()).hasSize(102).startsWith("\uD861b"));
    }

    @Test
    void damageInUtf8DoesNotMakeItAnotherCharset() {
        byte[] damaged = concat(RUSSIAN.getBytes(UTF_8), new byte[] {(byte) 0xD0});

        assertThat(DecodedText.of(damaged)).isEqualTo(new Text(RUSSIAN + "�", "UTF-8"));
    }

    @Test
    void aStrayNulIsText() {
        String text = ENGLISH + "\0";

        assertThat(DecodedText.of(text.getBytes(UTF_8))).isEqualTo(new Text(text, "UTF-8"));
    }

    @Property(tries = 200)
    void randomBytesAreBinary(@ForAll long seed) {
        byte[] bytes = new byte[1024];
        new Random(seed).nextBytes(bytes);
        bytes[0] = 0x7F;

        assertThat(DecodedText.of(bytes))
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(ReasonCode.BINARY));
    }

    @Test
    void whatOnlyBeginsLikeUtf16IsBinary() throws Exception {
        var bytes = new ByteArrayOutputStream();
        bytes.write(0xFF);
        bytes.write(0xFE);
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(FRENCH.repeat(20).getBytes(UTF_8));
        }

        assertThat(DecodedText.of(bytes.toByteArray())).isInstanceOf(Failed.class);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars("\n\té–“”а-я国あ한")
                .ofMinLength(1)
                .ofMaxLength(300);
    }

    private static void assertLegacy(String text, String charset) {
        assertThat(DecodedText.of(text.getBytes(Charset.forName(charset))))
                .isEqualTo(new Text(text, Charset.forName(charset).name()));
    }

    private static byte[] concat(byte[] a, byte[] b) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(a);
        all.writeBytes(b);
        return all.toByteArray();
    }
}
