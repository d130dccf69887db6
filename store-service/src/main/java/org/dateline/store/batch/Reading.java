package org.dateline.store.batch;

import static org.dateline.store.batch.Bounds.key;
import static org.dateline.store.batch.Bounds.prefix;
import static org.dateline.store.batch.Bounds.prefixOf;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.dateline.events.ArticleEnriched;
import org.dateline.events.ArticleReceived;
import org.dateline.events.ArticleText;
import org.dateline.events.CloudEvent;
import org.dateline.events.DateMention;
import org.dateline.events.Declared;
import org.dateline.events.Entity;
import org.dateline.events.EventCodec;
import org.dateline.events.Fingerprint;
import org.dateline.events.MalformedEventException;
import org.dateline.events.PublicationDate;
import org.dateline.events.ReasonCode;
import org.dateline.events.Source;
import org.jspecify.annotations.Nullable;

/// Reads delivered records. Whatever a readable event says is brought within the bounds of the
/// database, so that it can't fail its batch.
public final class Reading {

    private static final int TITLE_BYTES = 2_000;
    private static final int NAME_BYTES = 500;
    private static final int LANGUAGE_BYTES = 100;
    private static final int URL_BYTES = 8_000;

    private Reading() {}

    public static Outcome of(Delivery delivery) {
        byte[] value = delivery.value();
        if (value == null) {
            return tombstone(delivery);
        }
        if (value.length > ArticleEnriched.MAX_BYTES) {
            return new Outcome.Refused(
                    ReasonCode.TOO_LARGE,
                    "the event is larger than " + ArticleEnriched.MAX_BYTES + " bytes");
        }
        if (delivery.ceType() != null && !delivery.ceType().equals(CloudEvent.ENRICHED)) {
            return new Outcome.Refused(
                    ReasonCode.UNKNOWN_EVENT_TYPE, "ce_type is not " + CloudEvent.ENRICHED);
        }
        try {
            ArticleEnriched event = EventCodec.decode(value, ArticleEnriched.class);
            return sketch(event)
                    .<Outcome>map(
                            sketch ->
                                    new Outcome.Readable(
                                            article(
                                                    delivery,
                                                    event,
                                                    sketch,
                                                    EventWithoutText.of(value))))
                    .orElseGet(
                            () ->
                                    new Outcome.Refused(
                                            ReasonCode.MALFORMED_EVENT,
                                            "fingerprint.sketch is not base64"));
        } catch (MalformedEventException e) {
            return new Outcome.Refused(ReasonCode.MALFORMED_EVENT, String.valueOf(e.getMessage()));
        }
    }

    /// Only a tombstone that says so means an erasure.
    private static Outcome tombstone(Delivery delivery) {
        String id = delivery.ceId();
        if (!CloudEvent.ERASED.equals(delivery.ceType()) || id == null) {
            return new Outcome.Tombstone();
        }
        try {
            int slash = id.indexOf('/');
            return new Outcome.Erased(
                    UUID.fromString(id.substring(0, Math.max(0, slash))),
                    Bounds.instant(Instant.parse(id.substring(slash + 1))));
        } catch (IllegalArgumentException | DateTimeException e) {
            return new Outcome.Tombstone();
        }
    }

    private static Optional<byte[]> sketch(ArticleEnriched event) {
        try {
            return Optional.of(Base64.getDecoder().decode(event.fingerprint().sketch()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Article article(
            Delivery delivery, ArticleEnriched event, byte[] sketch, String json) {
        ArticleReceived received = event.article();
        Source source = received.source();
        Declared declared = received.declared();
        PublicationDate published = event.published();
        String id = delivery.ceId();
        return new Article(
                key(id == null || id.isEmpty() ? CloudEvent.enriched(event).id() : id),
                received.articleId(),
                received.revision(),
                new Recency(
                        Bounds.instant(received.receivedAt()),
                        key(source.claim()),
                        source.record(),
                        event.enrichment().version()),
                Bounds.instant(event.enrichment().enrichedAt()),
                event.title() == null ? null : prefixOf(event.title().text(), TITLE_BYTES),
                prefix(ArticleText.clean(event.language().tag()), LANGUAGE_BYTES),
                prefixOf(declared.publisher(), TITLE_BYTES),
                url(declared.url()),
                published == null ? null : Days.Published.of(published.value()).orElse(null),
                received.text(),
                prefix(received.text(), Bounds.INDEXED_BYTES),
                json,
                new Article.Appearance(
                        ArticleText.clean(source.file()),
                        ArticleText.clean(source.mediaType()),
                        source.charset() == null ? null : ArticleText.clean(source.charset()),
                        source.sha256(),
                        source.wasForced()),
                entities(event.entities()),
                dates(event.dates()),
                body(event.fingerprint(), sketch));
    }

    /// A URL that is cut leads nowhere, so one that is too long is left out.
    private static @Nullable String url(@Nullable String declared) {
        return declared == null || declared.length() > URL_BYTES
                ? null
                : ArticleText.clean(declared);
    }

    private static List<Article.Named> entities(List<Entity> entities) {
        List<Article.Named> named = new ArrayList<>(entities.size());
        Set<String> ids = new HashSet<>();
        for (Entity entity : entities) {
            String id = key(entity.id());
            if (ids.add(id)) {
                named.add(
                        new Article.Named(
                                id,
                                entity.type().name(),
                                prefix(ArticleText.clean(entity.name()), NAME_BYTES),
                                country(entity.country()),
                                salience(entity.salience()),
                                array(entity.mentions(), Entity.Mention::start),
                                array(entity.mentions(), Entity.Mention::end)));
            }
        }
        return named;
    }

    private static @Nullable String country(@Nullable String country) {
        return country == null || country.length() > 8 ? null : ArticleText.clean(country);
    }

    /// PostgreSQL refuses numbers that a `real` can only hold as zero.
    private static double salience(double salience) {
        return salience < 1e-9 ? 0 : salience;
    }

    private static String array(
            List<Entity.Mention> mentions, ToIntFunction<Entity.Mention> number) {
        StringBuilder literal = new StringBuilder("{");
        for (Entity.Mention mention : mentions) {
            literal.append(literal.length() == 1 ? "" : ",").append(number.applyAsInt(mention));
        }
        return literal.append('}').toString();
    }

    private static List<Article.Dated> dates(List<DateMention> mentions) {
        List<Article.Dated> dates = new ArrayList<>(mentions.size());
        Set<Integer> starts = new HashSet<>();
        for (DateMention mention : mentions) {
            if (starts.add(mention.start())) {
                dates.add(
                        new Article.Dated(
                                mention.start(),
                                mention.end(),
                                mention.type().name(),
                                prefix(ArticleText.clean(mention.value()), NAME_BYTES),
                                Days.between(mention.earliest(), mention.latest()).orElse(null)));
            }
        }
        return dates;
    }

    private static Article.Body body(Fingerprint fingerprint, byte[] sketch) {
        return new Article.Body(
                key(fingerprint.scheme()),
                fingerprint.sha256(),
                Base64.getEncoder().encodeToString(sketch),
                fingerprint.shingles());
    }
}
