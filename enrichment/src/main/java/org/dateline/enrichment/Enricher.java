package org.dateline.enrichment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.dateline.enrichment.dates.DateScan;
import org.dateline.enrichment.dates.DateTagger;
import org.dateline.enrichment.entities.EntityExtractor;
import org.dateline.enrichment.language.LanguageDetector;
import org.dateline.enrichment.published.PublicationDates;
import org.dateline.enrichment.segments.Segmentation;
import org.dateline.enrichment.segments.Segmenter;
import org.dateline.enrichment.title.Titles;
import org.dateline.events.ArticleEnriched;
import org.dateline.events.ArticleReceived;
import org.dateline.events.DateMention;
import org.dateline.events.Enrichment;
import org.dateline.events.Entity;
import org.dateline.events.Language;
import org.dateline.events.PublicationDate;
import org.dateline.events.Segment;
import org.dateline.events.fingerprint.Fingerprinter;

/// Turns a received article into an enriched one. Thread-safe; one instance serves the process,
/// since its models are large.
///
/// The same article gives the same result on every machine, `enrichment.enrichedAt` apart.
public final class Enricher {

    /// Version of enrichment as a whole, see [Enrichment].
    public static final int VERSION = 3;

    private final Clock clock;
    private final Segmenter segmenter;
    private final LanguageDetector languages;
    private final EntityExtractor entities;
    private final Map<String, String> extractors;

    private Enricher(
            Clock clock,
            Segmenter segmenter,
            LanguageDetector languages,
            EntityExtractor entities) {
        this.clock = clock;
        this.segmenter = segmenter;
        this.languages = languages;
        this.entities = entities;
        this.extractors =
                Map.of(
                        "segments", Segmenter.VERSION,
                        "title", Titles.VERSION,
                        "language", LanguageDetector.VERSION,
                        "published", PublicationDates.VERSION,
                        "dates", DateTagger.VERSION,
                        "entities", entities.version(),
                        "fingerprint", Fingerprinter.SCHEME);
    }

    /// Loads every model, which takes well under a second.
    public static Enricher load(Clock clock) {
        CompletableFuture<LanguageDetector> languages =
                CompletableFuture.supplyAsync(LanguageDetector::load);
        EntityExtractor entities = EntityExtractor.english();
        return new Enricher(clock, Segmenter.load(), languages.join(), entities);
    }

    public ArticleEnriched enrich(ArticleReceived article) {
        String text = article.text();
        Segmentation segmentation = segmenter.segment(text, article.declared().title());
        List<Segment> segments = segmentation.segments();
        Language language = languages.detect(text, segments, article.declared().language());
        boolean english = mayBeEnglish(language, text);
        DateTagger dates = english ? DateTagger.english() : DateTagger.of(language.tag());
        DateScan scan = dates.scan(text);
        Optional<PublicationDate> published = PublicationDates.find(article, segments, scan);
        EntityExtractor.Found found =
                english
                        ? entities.extract(text, segments, EntityExtractor.TOKEN_BUDGET)
                        : new EntityExtractor.Found(List.of(), false);
        EventBudget budget = new EventBudget();
        List<DateMention> mentions =
                budget.dates(
                        withoutNames(
                                scan.resolve(published.flatMap(Enricher::day).orElse(null)),
                                found.entities()));
        List<Entity> named = budget.entities(found.entities());
        boolean truncated =
                segmentation.truncated()
                        || scan.truncated()
                        || found.truncated()
                        || budget.isSpent();
        return new ArticleEnriched(
                article,
                Titles.of(article.declared(), text, segmentation.title()).orElse(null),
                language,
                segments,
                published.orElse(null),
                mentions,
                named,
                Fingerprinter.of(text, segments),
                new Enrichment(VERSION, extractors, truncated, clock.instant()));
    }

    /// A month that a person's name begins with is no date: `August Wilson`.
    private static List<DateMention> withoutNames(List<DateMention> dates, List<Entity> entities) {
        Map<Integer, Integer> persons =
                entities.stream()
                        .filter(entity -> entity.type() == Entity.Type.PERSON)
                        .flatMap(entity -> entity.mentions().stream())
                        .collect(
                                Collectors.toMap(
                                        Entity.Mention::start, Entity.Mention::end, Math::max));
        return dates.stream()
                .filter(date -> persons.getOrDefault(date.start(), 0) <= date.end())
                .toList();
    }

    /// Rules for English apply where the language is English, or the text too short to tell and in
    /// its script.
    private static boolean mayBeEnglish(Language language, String text) {
        return language.tag().equals("en")
                || (language.equals(Language.UNDETERMINED) && LanguageDetector.isLatin(text));
    }

    /// The day that relative expressions are counted from, where the publication date names one.
    private static Optional<LocalDate> day(PublicationDate published) {
        return switch (published.precision()) {
            case YEAR, MONTH -> Optional.empty();
            case DAY, MINUTE, SECOND ->
                    Optional.of(LocalDate.parse(published.value().substring(0, 10)));
        };
    }
}
