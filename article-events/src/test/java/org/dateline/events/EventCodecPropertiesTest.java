package org.dateline.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.JsonSchema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Every event record survives the codec, and fits its schema on the way.
class EventCodecPropertiesTest {

    private static final Map<String, JsonSchema> SCHEMAS = new HashMap<>();

    @Property(tries = 300)
    void receivedArticlesSurviveTheRoundTrip(@ForAll("received") ArticleReceived event)
            throws Exception {
        assertRoundTrip(event, ArticleReceived.class, "schemas/article-received.v1.json");
    }

    @Property(tries = 300)
    void enrichedArticlesSurviveTheRoundTrip(@ForAll("enriched") ArticleEnriched event)
            throws Exception {
        assertRoundTrip(event, ArticleEnriched.class, "schemas/article-enriched.v1.json");
    }

    @Property(tries = 300)
    void storedArticlesSurviveTheRoundTrip(@ForAll("stored") ArticleStored event) throws Exception {
        assertRoundTrip(event, ArticleStored.class, "schemas/article-stored.v1.json");
    }

    @Property
    void cleaningATextTwiceIsCleaningItOnceAndMovesNothing(@ForAll String decoded) {
        String clean = ArticleText.clean(decoded);

        assertThat(clean).hasSameSizeAs(decoded);
        assertThat(ArticleText.clean(clean)).isSameAs(clean);
        ArticleText.requireClean(clean);
    }

    private static <T> void assertRoundTrip(T event, Class<T> type, String schema)
            throws Exception {
        byte[] json = EventCodec.encode(event);

        assertThat(EventCodec.decode(json, type)).isEqualTo(event);
        assertThat(
                        Contract.faults(
                                SCHEMAS.computeIfAbsent(schema, Contract::schema),
                                Contract.JSON.readTree(json)))
                .isEmpty();
    }

    @Provide
    Arbitrary<ArticleReceived> received() {
        return Combinators.combine(instants(), source(), declared(), words())
                .as(ArticleReceived::of);
    }

    @Provide
    Arbitrary<ArticleEnriched> enriched() {
        return received().flatMap(this::enriched);
    }

    private Arbitrary<ArticleEnriched> enriched(ArticleReceived article) {
        int length = article.text().length();
        Arbitrary<int[]> spans = spans(Math.max(length, 1));
        Arbitrary<DateMention> date =
                Combinators.combine(
                                spans,
                                filled(),
                                Arbitraries.of(DateMention.Type.class),
                                filled(),
                                optional(filled()),
                                optional(filled()))
                        .as(
                                (span, text, type, value, earliest, anchor) ->
                                        new DateMention(
                                                span[0], span[1], text, type, value, earliest,
                                                earliest, anchor, "rule"));
        Arbitrary<Entity> entity =
                Combinators.combine(
                                filled(),
                                Arbitraries.of(Entity.Type.class),
                                optional(Arbitraries.of("KR", "NO")),
                                shares(),
                                spans.map(span -> new Entity.Mention(span[0], span[1], "x"))
                                        .list()
                                        .ofMinSize(1)
                                        .ofMaxSize(3))
                        .as(
                                (name, type, country, salience, mentions) ->
                                        new Entity(
                                                "id:" + name,
                                                name,
                                                type,
                                                country,
                                                salience,
                                                mentions));
        Arbitrary<Integer> version = Arbitraries.integers().greaterOrEqual(1);
        return Combinators.combine(
                        optional(
                                Combinators.combine(filled(), Arbitraries.of(Title.Basis.class))
                                        .as(Title::new)),
                        Combinators.combine(filled(), shares()).as(Language::new),
                        segments(length),
                        optional(published(length, spans)),
                        length == 0 ? Arbitraries.just(List.of()) : date.list().ofMaxSize(3),
                        length == 0 ? Arbitraries.just(List.of()) : entity.list().ofMaxSize(3),
                        Combinators.combine(
                                        filled(), words(), Arbitraries.integers().greaterOrEqual(0))
                                .as(
                                        (s, x, n) ->
                                                new Fingerprint(
                                                        s, Sha256.hex(x), "AAAAAAAAAAE=", n)),
                        Combinators.combine(
                                        version,
                                        Arbitraries.maps(filled(), words()).ofMaxSize(3),
                                        Arbitraries.of(true, false),
                                        instants())
                                .as(Enrichment::new))
                .as(
                        (title, language, segments, published, dates, entities, print, by) ->
                                new ArticleEnriched(
                                        article, title, language, segments, published, dates,
                                        entities, print, by));
    }

    @Provide
    Arbitrary<ArticleStored> stored() {
        return Combinators.combine(
                        uuids(),
                        words().map(Sha256::hex),
                        uuids(),
                        Arbitraries.of(ArticleStored.Relation.class),
                        optional(uuids()),
                        optional(shares()),
                        instants())
                .as(ArticleStored::new);
    }

    private static Arbitrary<PublicationDate> published(int length, Arbitrary<int[]> spans) {
        Arbitrary<PublicationDate.Alternative> alternative =
                Combinators.combine(
                                filled(),
                                Arbitraries.of(PublicationDate.Precision.class),
                                Arbitraries.of(PublicationDate.Basis.class),
                                words(),
                                shares(),
                                filled())
                        .as(
                                (value, precision, basis, evidence, confidence, rejected) ->
                                        new PublicationDate.Alternative(
                                                value,
                                                precision,
                                                basis,
                                                evidence,
                                                null,
                                                null,
                                                confidence,
                                                rejected));
        return Combinators.combine(
                        filled(),
                        Arbitraries.of(PublicationDate.Precision.class),
                        Arbitraries.of(PublicationDate.Basis.class),
                        words(),
                        spans,
                        shares(),
                        alternative.list().ofMaxSize(2))
                .as(
                        (value, precision, basis, evidence, span, confidence, alternatives) ->
                                new PublicationDate(
                                        value,
                                        precision,
                                        basis,
                                        evidence,
                                        length == 0 ? null : span[0],
                                        length == 0 ? null : span[1],
                                        confidence,
                                        alternatives));
    }

    private static Arbitrary<int[]> spans(int length) {
        return Arbitraries.integers()
                .between(0, length - 1)
                .flatMap(
                        start ->
                                Arbitraries.integers()
                                        .between(start + 1, length)
                                        .map(end -> new int[] {start, end}));
    }

    private static Arbitrary<List<Segment>> segments(int length) {
        if (length == 0) {
            return Arbitraries.just(List.of());
        }
        return Combinators.combine(
                        Arbitraries.integers().between(1, length).set().ofMaxSize(4),
                        Arbitraries.of(Segment.Role.class))
                .as(
                        (ends, role) -> {
                            List<Segment> segments = new ArrayList<>();
                            int start = 0;
                            for (int end : ends.stream().sorted().toList()) {
                                segments.add(new Segment(start, end, role));
                                start = end;
                            }
                            if (start < length) {
                                segments.add(new Segment(start, length, Segment.Role.BODY));
                            }
                            return segments;
                        });
    }

    private static Arbitrary<Source> source() {
        return Combinators.combine(
                        filled(),
                        Arbitraries.longs().greaterOrEqual(0),
                        filled(),
                        filled(),
                        optional(words()),
                        optional(Arbitraries.of(true, false)),
                        optional(Arbitraries.of(true, false)),
                        optional(words()))
                .as(
                        (claim, record, file, mediaType, charset, forced, doubtful, entry) ->
                                new Source(
                                        claim,
                                        record,
                                        file,
                                        mediaType,
                                        charset,
                                        Sha256.hex(file),
                                        forced,
                                        doubtful,
                                        entry));
    }

    private static Arbitrary<Declared> declared() {
        return Combinators.combine(
                        optional(words()),
                        optional(words()),
                        optional(words()),
                        words().list().ofMaxSize(3),
                        optional(
                                Combinators.combine(filled(), filled())
                                        .as(Declared.Published::new)),
                        optional(words()),
                        publication())
                .as(
                        (url, guid, title, authors, published, language, more) ->
                                new Declared(
                                        url,
                                        guid,
                                        title,
                                        authors,
                                        published,
                                        language,
                                        more.publisher(),
                                        more.dates(),
                                        more.description(),
                                        more.tags(),
                                        more.section()));
    }

    private static Arbitrary<Declared> publication() {
        return Combinators.combine(
                        optional(words()),
                        Combinators.combine(
                                        filled(),
                                        Arbitraries.of(Declared.Date.Kind.class),
                                        filled())
                                .as(Declared.Date::new)
                                .list()
                                .ofMaxSize(3),
                        optional(words()),
                        words().list().ofMaxSize(3),
                        optional(words()))
                .as(
                        (publisher, dates, description, tags, section) ->
                                new Declared(
                                        null,
                                        null,
                                        null,
                                        List.of(),
                                        null,
                                        null,
                                        publisher,
                                        dates,
                                        description,
                                        tags,
                                        section));
    }

    /// Any string that has a form in UTF-8, rarely long.
    private static Arbitrary<String> words() {
        return Arbitraries.strings().ofMaxLength(20).map(ArticleText::clean);
    }

    private static Arbitrary<String> filled() {
        return words().filter(string -> !string.isEmpty());
    }

    private static <T> Arbitrary<T> optional(Arbitrary<T> arbitrary) {
        return arbitrary.injectNull(0.3);
    }

    private static Arbitrary<Double> shares() {
        return Arbitraries.doubles().between(0, 1);
    }

    private static Arbitrary<UUID> uuids() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new);
    }

    private static Arbitrary<Instant> instants() {
        return Combinators.combine(
                        Arbitraries.longs()
                                .between(
                                        Instant.parse("0000-01-01T00:00:00Z").getEpochSecond(),
                                        Instant.parse("9999-12-31T23:59:59Z").getEpochSecond()),
                        Arbitraries.integers().between(0, 999_999_999))
                .as(Instant::ofEpochSecond);
    }
}
