package org.dateline.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dateline.store.Samples.NOON;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.dateline.events.ArticleEnriched;
import org.dateline.events.ArticleReceived;
import org.dateline.events.DateMention;
import org.dateline.events.Declared;
import org.dateline.events.Enrichment;
import org.dateline.events.Entity;
import org.dateline.events.Fingerprint;
import org.dateline.events.Language;
import org.dateline.events.PublicationDate;
import org.dateline.events.Segment;
import org.dateline.events.Sha256;
import org.dateline.events.Source;
import org.dateline.events.Title;
import org.dateline.store.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileArticleIT {

    private static final TestDatabase DATABASE = TestDatabase.withTables();
    private static final int MIB = 1 << 20;
    private static final String LONG = "\0ü\uD83D\uDE00€x".repeat(6_000);

    private final ArticleStore store =
            new ArticleStore(DATABASE.dataSource, Clock.systemUTC(), point -> {});

    /// Texts of up to 1 MiB that make as many and as large lexemes as they can.
    static Stream<String> texts() {
        return Stream.of(
                "",
                words(i -> "w" + Integer.toString(i, 36) + " "),
                words(i -> Integer.toString(i) + " "),
                words(i -> Integer.toString(i, 36) + "-x" + Integer.toString(i * 7, 36) + " "),
                words(i -> "h" + i + ".example.com/p/" + i + "?q=" + i + " "),
                words(i -> Character.toString(0x4E00 + i % 20_000) + (char) (0x4E00 + i / 300)),
                words(i -> "Ⱥ" + Integer.toString(i, 36) + "Ⱥ-Ⱥ" + i + " "),
                words(i -> Character.toString(0x10400 + i % 40) + i + "-" + i + " "),
                words(i -> "/a" + i + "/b" + i + "/c "),
                words(i -> "a" + i + "@b" + i + ".org "),
                "x".repeat(MIB),
                "-".repeat(MIB),
                "a-".repeat(MIB / 2),
                "<a>".repeat(MIB / 3));
    }

    private static String words(IntFunction<String> word) {
        StringBuilder text = new StringBuilder(MIB);
        for (int i = 0; text.length() < MIB / 2; i++) {
            text.append(word.apply(i));
        }
        return text.toString();
    }

    @ParameterizedTest(name = "text {index}")
    @MethodSource("texts")
    void anyTextIsStoredWholeAndIndexedAsFarAsItFits(String text) throws SQLException {
        for (String language : List.of("en", "und", "ru")) {
            ArticleEnriched event =
                    event(text, language, "", Declared.NOTHING, List.of(), List.of(), null);

            Result result = store.store(List.of(Samples.read(event)));

            assertThat(result.refused()).isEmpty();
            assertThat(
                            DATABASE.value(
                                    "select md5(text) = md5('"
                                            + text.replace("'", "''")
                                            + "') from revision where article_id = '"
                                            + event.article().articleId()
                                            + "'"))
                    .isEqualTo("t");
            DATABASE.empty();
        }
    }

    @Test
    void everyFieldMayBeOfAnyLengthAndHoldAnything() throws SQLException {
        List<Entity> entities = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            entities.add(
                    new Entity(
                            "person:" + (i < 3 ? LONG + i : "p" + i),
                            i < 3 ? LONG : "Person " + i,
                            Entity.Type.PERSON,
                            i < 3 ? LONG : null,
                            i == 0 ? Double.MIN_VALUE : 1,
                            List.of(new Entity.Mention(0, 1, "x"))));
        }
        List<DateMention> dates =
                List.of(
                        date(0, "0000-01-01", "0000-12-31"),
                        date(1, "99999-01-01", "99999-12-31"),
                        date(2, "-0044-03-15", "-0044-03-15"),
                        date(3, "2023-12-31", "2023-01-01"),
                        date(4, "9999-12-31", "9999-12-31"),
                        date(5, "0001-01-01T00:00", "0001-01-01T23:59:59"),
                        date(5, "2023-01-01", "2023-01-01"),
                        date(6, LONG, null));
        Declared declared =
                new Declared(
                        "https://a.example/" + LONG, LONG, LONG, List.of(LONG), null, LONG, LONG);
        ArticleEnriched event =
                event(
                        "x".repeat(10),
                        LONG,
                        LONG,
                        declared,
                        entities,
                        dates,
                        new PublicationDate(
                                "0000",
                                PublicationDate.Precision.YEAR,
                                PublicationDate.Basis.TEXT,
                                LONG,
                                null,
                                null,
                                1,
                                List.of()));
        ArticleEnriched other = Samples.article("https://a.example/other").event();

        Result result = store.store(List.of(Samples.read(event), Samples.read(other)));

        assertThat(result.refused()).isEmpty();
        assertThat(result.stored()).hasSize(2);
        assertThat(DATABASE.value("select count(*) from entity_mention")).isEqualTo("3002");
        assertThat(
                        DATABASE.rows(
                                "select during from date_mention where article_id = '"
                                        + event.article().articleId()
                                        + "' order by start_at"))
                .containsExactly(
                        "null",
                        "null",
                        "null",
                        "null",
                        "[9999-12-31,10000-01-01)",
                        "[0001-01-01,0001-01-02)",
                        "null");
        assertThat(store.store(List.of(Samples.read(event))).stored()).hasSize(1);
        DATABASE.empty();
    }

    private static DateMention date(int start, String earliest, String latest) {
        return new DateMention(
                start, start + 1, "x", DateMention.Type.DATE, LONG, earliest, latest, null, "rule");
    }

    private static ArticleEnriched event(
            String text,
            String language,
            String prefix,
            Declared declared,
            List<Entity> entities,
            List<DateMention> dates,
            PublicationDate published) {
        return new ArticleEnriched(
                ArticleReceived.of(
                        prefix.isEmpty() ? NOON : Instant.parse("0000-01-01T00:00:00Z"),
                        new Source(
                                prefix + "claim",
                                Long.MAX_VALUE,
                                prefix + "file",
                                prefix + "type",
                                prefix + "charset",
                                Sha256.hex("x")),
                        declared,
                        text),
                new Title(prefix + "title", Title.Basis.TEXT),
                new Language(language, 1),
                text.isEmpty()
                        ? List.of()
                        : List.of(new Segment(0, text.length(), Segment.Role.BODY)),
                published,
                dates,
                entities,
                new Fingerprint(prefix + "scheme", Sha256.hex(text), "", Integer.MAX_VALUE),
                new Enrichment(Integer.MAX_VALUE, Map.of(), false, NOON));
    }
}
