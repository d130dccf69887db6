package org.dateline.gateway;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import org.jspecify.annotations.Nullable;

/// An enriched article in the making, whose entities and dates are found by their words.
public final class Sample {

    private final String text;
    private String file = "sample.txt";
    private @Nullable String entry;
    private String claim = "";
    private Instant receivedAt = Instant.parse("2025-10-01T08:00:00Z");
    private @Nullable String title;
    private @Nullable String published;
    private @Nullable String publisher;
    private @Nullable String url;
    private String language = "en";
    private final List<Entity> entities = new ArrayList<>();
    private final List<DateMention> dates = new ArrayList<>();
    private List<Segment> segments;

    private Sample(String text) {
        this.text = text;
        segments = List.of(new Segment(0, text.length(), Segment.Role.BODY));
    }

    public static Sample of(String text) {
        return new Sample(text);
    }

    public Sample in(String name) {
        file = name;
        return this;
    }

    /// The file is an archive.
    ///
    /// @param path inside it
    public Sample entry(String path) {
        entry = path;
        return this;
    }

    public Sample receivedAt(String instant) {
        receivedAt = Instant.parse(instant);
        return this;
    }

    public Sample titled(@Nullable String words) {
        title = words;
        return this;
    }

    public Sample published(@Nullable String value) {
        published = value;
        return this;
    }

    public Sample by(String name) {
        publisher = name;
        return this;
    }

    public Sample at(String address) {
        url = address;
        return this;
    }

    public Sample language(String tag) {
        language = tag;
        return this;
    }

    public Sample segments(List<Segment> all) {
        segments = all;
        return this;
    }

    public Sample person(String name, String... words) {
        return entity(Entity.Type.PERSON, name, null, words);
    }

    public Sample place(String name, String country, String... words) {
        return entity(Entity.Type.LOCATION, name, country, words);
    }

    public Sample organization(String name, String... words) {
        return entity(Entity.Type.ORGANIZATION, name, null, words);
    }

    public Sample date(String words, String value, String earliest, String latest) {
        int start = text.indexOf(words);
        dates.add(
                new DateMention(
                        start,
                        start + words.length(),
                        words,
                        DateMention.Type.DATE,
                        value,
                        earliest,
                        latest,
                        null,
                        "sample"));
        return this;
    }

    public Sample dates(List<DateMention> more) {
        dates.addAll(more);
        return this;
    }

    public ArticleEnriched article() {
        Source source =
                new Source(
                        claim.isEmpty() ? "claim-" + Sha256.hex(file + receivedAt) : claim,
                        0,
                        file,
                        "text/plain",
                        "UTF-8",
                        Sha256.hex(text),
                        null,
                        null,
                        entry);
        Declared declared = new Declared(url, null, title, List.of(), null, null, publisher);
        return new ArticleEnriched(
                ArticleReceived.of(receivedAt, source, declared, text),
                title == null ? null : new Title(title, Title.Basis.DECLARED),
                new Language(language, 0.9),
                segments,
                published == null ? null : publicationDate(published),
                dates,
                entities,
                new Fingerprint("sample-1", Sha256.hex(text.strip()), "", 1),
                new Enrichment(1, Map.of("dates", "1"), false, receivedAt.plusSeconds(1)));
    }

    private static PublicationDate publicationDate(String value) {
        PublicationDate.Precision precision =
                switch (value.length()) {
                    case 4 -> PublicationDate.Precision.YEAR;
                    case 7 -> PublicationDate.Precision.MONTH;
                    case 10 -> PublicationDate.Precision.DAY;
                    default -> PublicationDate.Precision.SECOND;
                };
        return new PublicationDate(
                value,
                precision,
                PublicationDate.Basis.DECLARED,
                value,
                null,
                null,
                0.9,
                List.of());
    }

    private Sample entity(
            Entity.Type type, String name, @Nullable String country, String... words) {
        List<Entity.Mention> mentions = new ArrayList<>();
        for (String word : words.length == 0 ? new String[] {name} : words) {
            for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
                mentions.add(new Entity.Mention(at, at + word.length(), word));
            }
        }
        mentions.sort((one, other) -> one.start() - other.start());
        String id =
                type.name().toLowerCase(Locale.ROOT)
                        + ":"
                        + name.toLowerCase(Locale.ROOT).replace(' ', '-');
        double salience = Math.min(1, 0.1 + mentions.size() / 10.0);
        entities.add(new Entity(id, name, type, country, salience, mentions));
        return this;
    }
}
