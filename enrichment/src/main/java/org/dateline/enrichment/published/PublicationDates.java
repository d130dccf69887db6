package org.dateline.enrichment.published;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dateline.enrichment.dates.DateScan;
import org.dateline.events.ArticleReceived;
import org.dateline.events.PublicationDate;
import org.dateline.events.PublicationDate.Alternative;
import org.dateline.events.Segment;

/// The search for an article's publication date: gathers evidence from every place that may name
/// one, weighs it, and keeps what speaks against the choice.
public final class PublicationDates {

    /// Changes when publication dates do.
    public static final String VERSION = "4";

    /// The first printed newspapers: a date before them is an error.
    private static final int FIRST_NEWS = 1605;

    /// How much of the doubt that is left an agreeing candidate takes away, by its own weight.
    private static final double SUPPORT = 0.5;

    /// How much of the confidence a contradicting candidate takes away, by its own weight.
    private static final double CONTRADICTION = 0.4;

    /// What is left of the confidence when day and month may be the other way round.
    private static final double AMBIGUITY = 0.6;

    /// Alternatives that are kept.
    private static final int MOST_ALTERNATIVES = 20;

    private PublicationDates() {}

    /// Empty when the article gives no date; the time of receipt never stands in for it.
    public static Optional<PublicationDate> find(
            ArticleReceived article, List<Segment> segments, DateScan scan) {
        List<Candidate> all = gather(article, segments, scan);
        LocalDate tomorrow = LocalDate.ofInstant(article.receivedAt(), ZoneOffset.UTC).plusDays(1);
        List<Alternative> impossible = new ArrayList<>();
        List<Candidate> possible = new ArrayList<>();
        for (Candidate read : all) {
            Candidate candidate = read.notAfter(tomorrow);
            if (candidate.day().isAfter(tomorrow)) {
                impossible.add(candidate.rejected("lies after the article was received"));
            } else if (candidate.day().getYear() < FIRST_NEWS) {
                impossible.add(candidate.rejected("lies before there were newspapers"));
            } else {
                possible.add(candidate);
            }
        }
        return choose(possible).map(chosen -> weigh(chosen, possible, impossible));
    }

    private static List<Candidate> gather(
            ArticleReceived article, List<Segment> segments, DateScan scan) {
        List<Candidate> found = new ArrayList<>();
        found.addAll(DeclaredEvidence.in(article.declared()));
        TextEvidence text = new TextEvidence(article.text(), segments, scan.absoluteDates());
        found.addAll(text.candidates());
        Optional.ofNullable(article.declared().url())
                .map(NameEvidence::inUrl)
                .ifPresent(found::addAll);
        found.addAll(NameEvidence.inFileName(article.source()));
        found.sort(Comparator.comparingDouble(Candidate::weight).reversed());
        found.addAll(text.completed(found));
        return settled(found);
    }

    /// Numeric dates of unknown order are read so that they agree with other evidence, if they can.
    private static List<Candidate> settled(List<Candidate> candidates) {
        List<Candidate> settled = new ArrayList<>();
        for (Candidate candidate : candidates) {
            boolean confirmed = supported(candidate, candidates);
            Optional<Candidate> swapped =
                    candidate.swapped().filter(other -> !confirmed && supported(other, candidates));
            settled.add(swapped.orElse(candidate));
        }
        return settled;
    }

    private static boolean supported(Candidate candidate, List<Candidate> candidates) {
        return candidates.stream()
                .anyMatch(
                        other ->
                                other.other() == null
                                        && !other.evidence().equals(candidate.evidence())
                                        && other.agrees(candidate));
    }

    /// The weightiest candidate; or one that says the same more exactly and stands on its own.
    private static Optional<Candidate> choose(List<Candidate> candidates) {
        Optional<Candidate> weightiest =
                candidates.stream()
                        .min(
                                Comparator.comparing(Candidate::update)
                                        .thenComparingDouble(c -> -c.weight())
                                        .thenComparing(Candidate::day));
        return weightiest.map(
                best ->
                        candidates.stream()
                                .filter(c -> c.agrees(best) && isCoarse(best) && c.sharper(best))
                                .max(Comparator.comparingDouble(Candidate::weight))
                                .orElse(best));
    }

    private static boolean isCoarse(Candidate candidate) {
        return candidate.precision().compareTo(PublicationDate.Precision.DAY) < 0;
    }

    private static PublicationDate weigh(
            Candidate chosen, List<Candidate> candidates, List<Alternative> impossible) {
        double doubt = 1 - chosen.weight();
        double trust = 1;
        List<Alternative> alternatives = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (candidate == chosen) {
                continue;
            }
            if (candidate.update() && !chosen.update() && candidate.day().isAfter(chosen.day())) {
                alternatives.add(candidate.rejected("is when the article was changed"));
            } else if (candidate.agrees(chosen)) {
                doubt *= 1 - SUPPORT * candidate.weight();
                alternatives.add(
                        candidate.rejected("says the same, with less weight or precision"));
            } else {
                trust *= 1 - CONTRADICTION * candidate.weight();
                alternatives.add(candidate.rejected("contradicts " + chosen.evidence()));
            }
        }
        Optional<Candidate> swapped =
                chosen.swapped().filter(other -> !supported(chosen, candidates));
        if (swapped.isPresent()) {
            trust *= AMBIGUITY;
            alternatives.add(swapped.get().rejected("day and month may be the other way round"));
        }
        alternatives.addAll(impossible);
        return new PublicationDate(
                chosen.value(),
                chosen.precision(),
                chosen.basis(),
                chosen.evidence(),
                chosen.start(),
                chosen.end(),
                Math.round((1 - doubt) * trust * 1000) / 1000.0,
                alternatives.subList(0, Math.min(alternatives.size(), MOST_ALTERNATIVES)));
    }
}
