package org.dateline.database.article;

import static org.dateline.database.article.Bounds.key;
import static org.dateline.database.article.Bounds.prefix;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.dateline.events.ArticleEnriched;
import org.dateline.events.ArticleReceived;
import org.dateline.events.ArticleText;
import org.dateline.events.CloudEvent;
import org.dateline.events.DateMention;
import org.dateline.events.Entity;
import org.dateline.events.Fingerprint;
import org.dateline.events.Segment;
import org.dateline.events.Source;
import org.dateline.search.SearchEntry;
import org.jspecify.annotations.Nullable;

/// An enriched article within the bounds of the database: every value fits its column.
///
/// @param eventId `ce_id` of the record it came in, and of the one that says it is stored
/// @param recency what decides whether it is the current one
/// @param forced whether its file was dropped in spite of an erasure
/// @param columns what its row says of it
/// @param sighting what the row of its sighting says
/// @param search what the search index has of it
/// @param event the JSON of its event without `text`
/// @param entities no two with the same id
/// @param dates no two with the same start
public record Article(
        String eventId,
        UUID articleId,
        String revision,
        Recency recency,
        boolean forced,
        Map<ArticleColumn, String> columns,
        Map<SightingColumn, String> sighting,
        String text,
        SearchEntry search,
        String event,
        List<Named> entities,
        List<Dated> dates,
        Body body) {

    public Article {
        entities = List.copyOf(entities);
        dates = List.copyOf(dates);
    }

    /// One entity with the places that name it, as integer array literals of PostgreSQL.
    public record Named(
            String id,
            String type,
            String name,
            @Nullable String country,
            double salience,
            String starts,
            String ends) {}

    /// One date mention.
    ///
    /// @param during null when it names no place on the calendar
    public record Dated(int start, int end, String type, String value, @Nullable Days during) {}

    /// The fingerprint of its body.
    ///
    /// @param sha256 hex
    /// @param sketch base64
    public record Body(String scheme, String sha256, String sketch, int shingles) {

        /// Empty when its sketch is not base64, which is written anew, since PostgreSQL is
        /// stricter about its end.
        public static Optional<Body> of(Fingerprint fingerprint) {
            try {
                byte[] sketch = Base64.getDecoder().decode(fingerprint.sketch());
                return Optional.of(
                        new Body(
                                key(fingerprint.scheme()),
                                fingerprint.sha256(),
                                Base64.getEncoder().encodeToString(sketch),
                                fingerprint.shingles()));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }

    /// Whatever the event says is brought within the bounds of the database, so that it can't fail
    /// its batch.
    ///
    /// @param eventId null or empty when the record has none
    /// @param json what `event` was read from
    /// @param body that of the event's fingerprint
    public static Article of(
            @Nullable String eventId, ArticleEnriched event, byte[] json, Body body) {
        ArticleReceived received = event.article();
        Source source = received.source();
        Contents contents = Contents.of(event);
        Map<ArticleColumn, String> columns = ArticleColumn.read(contents);
        return new Article(
                key(
                        eventId == null || eventId.isEmpty()
                                ? CloudEvent.enriched(event).id()
                                : eventId),
                received.articleId(),
                received.revision(),
                new Recency(
                        Bounds.instant(received.receivedAt()),
                        key(source.claim()),
                        source.record(),
                        event.enrichment().version()),
                source.wasForced(),
                columns,
                SightingColumn.read(contents),
                received.text(),
                SearchEntry.of(
                        columns.get(ArticleColumn.TITLE),
                        received.text(),
                        bodyStart(event.segments()),
                        columns.getOrDefault(ArticleColumn.LANGUAGE, "")),
                EventWithoutText.of(json),
                entities(event.entities()),
                dates(event.dates()),
                body);
    }

    /// As the queries of the gateway find it: a shorter stretch is no paragraph.
    private static int bodyStart(List<Segment> segments) {
        return segments.stream()
                .filter(segment -> segment.role() == Segment.Role.BODY)
                .filter(segment -> segment.end() - segment.start() > 20)
                .findFirst()
                .map(Segment::start)
                .orElse(0);
    }

    private static List<Named> entities(List<Entity> entities) {
        List<Named> named = new ArrayList<>(entities.size());
        Set<String> ids = new HashSet<>();
        for (Entity entity : entities) {
            String id = key(entity.id());
            if (ids.add(id)) {
                named.add(
                        new Named(
                                id,
                                entity.type().name(),
                                prefix(ArticleText.clean(entity.name()), Bounds.NAME_BYTES),
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

    private static List<Dated> dates(List<DateMention> mentions) {
        List<Dated> dates = new ArrayList<>(mentions.size());
        Set<Integer> starts = new HashSet<>();
        for (DateMention mention : mentions) {
            if (starts.add(mention.start())) {
                dates.add(
                        new Dated(
                                mention.start(),
                                mention.end(),
                                mention.type().name(),
                                prefix(ArticleText.clean(mention.value()), Bounds.NAME_BYTES),
                                Days.between(mention.earliest(), mention.latest()).orElse(null)));
            }
        }
        return dates;
    }
}
