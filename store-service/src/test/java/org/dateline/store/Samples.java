package org.dateline.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dateline.database.article.Article;
import org.dateline.events.ArticleEnriched;
import org.dateline.events.ArticleReceived;
import org.dateline.events.CloudEvent;
import org.dateline.events.DateMention;
import org.dateline.events.Declared;
import org.dateline.events.Enrichment;
import org.dateline.events.Entity;
import org.dateline.events.EventCodec;
import org.dateline.events.Fingerprint;
import org.dateline.events.Language;
import org.dateline.events.PublicationDate;
import org.dateline.events.Segment;
import org.dateline.events.Sha256;
import org.dateline.events.Source;
import org.dateline.events.Title;
import org.dateline.events.fingerprint.Fingerprinter;
import org.dateline.store.batch.Delivery;
import org.dateline.store.batch.Outcome;
import org.dateline.store.batch.Place;
import org.dateline.store.batch.Reading;

/// Enriched articles made for tests.
///
/// @param url what makes it one article; a sample of the same URL is another sighting of it
/// @param body what makes it a copy of others
public record Samples(
        String url,
        String text,
        String body,
        String claim,
        long record,
        Instant receivedAt,
        int version) {

    public static final Instant NOON = Instant.parse("2025-09-05T12:00:00Z");

    public static Samples article(String url) {
        String text = "Kim met Putin in Vladivostok on Tuesday, says " + url + ".";
        return new Samples(url, text, text, "claim-" + url, 0, NOON, 1);
    }

    public Samples text(String other) {
        return new Samples(url, other, other, claim, record, receivedAt, version);
    }

    public Samples body(String other) {
        return new Samples(url, text, other, claim, record, receivedAt, version);
    }

    public Samples sighting(String otherClaim, Instant at) {
        return new Samples(url, text, body, otherClaim, record, at, version);
    }

    public Samples record(long other) {
        return new Samples(url, text, body, claim, other, receivedAt, version);
    }

    public Samples version(int other) {
        return new Samples(url, text, body, claim, record, receivedAt, other);
    }

    public ArticleEnriched event() {
        return new ArticleEnriched(
                ArticleReceived.of(
                        receivedAt,
                        new Source(
                                claim,
                                record,
                                "inbox/" + claim,
                                "text/plain",
                                "UTF-8",
                                Sha256.hex(text)),
                        new Declared(url, null, null, List.of(), null, null, "The Paper"),
                        text),
                new Title("Version " + version + " of " + url, Title.Basis.TEXT),
                new Language("en", 0.9),
                List.of(new Segment(0, text.length(), Segment.Role.BODY)),
                new PublicationDate(
                        "2025-09-04T23:30:00-05:00",
                        PublicationDate.Precision.MINUTE,
                        PublicationDate.Basis.DECLARED,
                        "2025-09-04T23:30",
                        null,
                        null,
                        0.9,
                        List.of()),
                List.of(
                        new DateMention(
                                0,
                                3,
                                "Tue",
                                DateMention.Type.DATE,
                                "2025-09-02",
                                "2025-09-02",
                                "2025-09-02",
                                null,
                                "weekday")),
                List.of(
                        new Entity(
                                "person:kim",
                                "Kim",
                                Entity.Type.PERSON,
                                null,
                                0.5,
                                List.of(new Entity.Mention(0, 3, "Kim"))),
                        new Entity(
                                "location:version-" + version,
                                "V" + version,
                                Entity.Type.LOCATION,
                                "RU",
                                0.5,
                                List.of(new Entity.Mention(1, 3, "im")))),
                fingerprint(),
                new Enrichment(version, Map.of("dates", "1"), false, receivedAt.plusSeconds(1)));
    }

    private Fingerprint fingerprint() {
        return Fingerprinter.of(
                body,
                body.isEmpty()
                        ? List.of()
                        : List.of(new Segment(0, body.length(), Segment.Role.BODY)));
    }

    public Article read() {
        return read(event());
    }

    public static Article read(ArticleEnriched event) {
        return read(new String(EventCodec.encode(event), UTF_8));
    }

    public static Article read(String json) {
        return switch (outcome(json)) {
            case Outcome.Readable(Article article) -> article;
            case Outcome.Refused(var reason, String detail) ->
                    throw new AssertionError(reason + ": " + detail);
            case Outcome.Erased(var id, var at) -> throw new AssertionError("an erasure");
            case Outcome.Tombstone() -> throw new AssertionError("a tombstone");
        };
    }

    public static Outcome outcome(String json) {
        return Reading.of(
                new Delivery(
                        new Place("articles.enriched", 0, 0),
                        CloudEvent.ENRICHED,
                        null,
                        json.getBytes(UTF_8)));
    }
}
