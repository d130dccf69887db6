package org.dateline.enrichment.published;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dateline.enrichment.dates.AbsoluteDate;
import org.dateline.enrichment.published.Candidate.Place;
import org.dateline.events.PublicationDate.Basis;
import org.dateline.events.Segment;

/// Evidence in the text itself: its header, its timestamps, its dateline, and lines that begin with
/// a word such as `Published`.
final class TextEvidence {

    /// A longer stretch is cited by its date alone.
    private static final int LONGEST_EVIDENCE = 200;

    /// How far before a date its label stands.
    private static final int LABEL = 40;

    /// How far into its line a date may stand whose line begins with a label: behind another date.
    private static final int LABELLED_LINE = 120;

    /// A blank, `GMT`, an offset, and what shows that it ends there.
    private static final int LONGEST_ZONE = 11;

    /// A dateline's date is at most so many days from what else is known.
    private static final int NEAR = 183;

    /// No header field of more characters is looked through for an address.
    private static final int LONGEST_HEADER = 2_000;

    /// An article that says so often when it was published says nothing.
    private static final int MAX_EVIDENCE = 200;

    private static final List<String> PUBLISHED =
            List.of(
                    "published",
                    "posted",
                    "first published",
                    "originally published",
                    "publication date");
    private static final List<String> UPDATED =
            List.of("updated", "last updated", "modified", "last modified", "update");

    /// What else happened to a paper, and is no publication.
    private static final List<String> OTHER_EVENTS =
            List.of("received", "accepted", "submitted", "revised");

    private static final Pattern URL = Pattern.compile("https?://[^\\s<>\"]{4,1000}");

    private final String text;
    private final List<Candidate> candidates = new ArrayList<>();
    private final List<Undated> undated = new ArrayList<>();

    /// A day and month that lack their year.
    private record Undated(String monthDay, Place place) {}

    TextEvidence(String text, List<Segment> segments, List<AbsoluteDate> dates) {
        this.text = text;
        int next = 0;
        for (Segment segment : segments) {
            if (segment.role() == Segment.Role.HEADER) {
                addUrl(segment);
            }
            while (next < dates.size() && dates.get(next).start() < segment.start()) {
                next++;
            }
            boolean any = next < dates.size() && dates.get(next).start() < segment.end();
            Segment words = any ? stripped(segment) : segment;
            for (; next < dates.size() && dates.get(next).start() < segment.end(); next++) {
                if (candidates.size() + undated.size() == MAX_EVIDENCE) {
                    return;
                }
                consider(words, dates.get(next));
            }
        }
    }

    /// The segment without the space around it.
    private Segment stripped(Segment segment) {
        int start = segment.start();
        int end = segment.end();
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return start < end ? new Segment(start, end, segment.role()) : segment;
    }

    /// The date in the address that a header gives.
    private void addUrl(Segment header) {
        int end = Math.min(header.end(), header.start() + LONGEST_HEADER);
        Matcher url = URL.matcher(text).region(header.start(), end);
        if (candidates.size() < MAX_EVIDENCE && url.find()) {
            candidates.addAll(NameEvidence.inUrl(url.group()));
        }
    }

    /// @param segment without the space around it
    private void consider(Segment segment, AbsoluteDate date) {
        if (labelled(date, OTHER_EVENTS)) {
            return;
        }
        switch (segment.role()) {
            case HEADER -> add(date, place(Basis.HEADER, segment, date, 0.9, false));
            case TIMESTAMP -> {
                boolean update = labelled(date, UPDATED);
                add(date, place(Basis.TIMESTAMP, segment, date, update ? 0.8 : 0.9, update));
            }
            case DATELINE -> add(date, place(Basis.DATELINE, segment, date, 0.8, false));
            case BODY, BYLINE, HEADING, TITLE, BOILERPLATE, TAGS, CAPTION -> {
                if (date.value().length() >= 10 && lineBegins(date)) {
                    Place place =
                            new Place(
                                    Basis.TEXT,
                                    text.substring(lineStart(date.start()), date.end()).strip(),
                                    lineStart(date.start()),
                                    date.end(),
                                    0.6,
                                    labelled(date, UPDATED));
                    add(date, place);
                }
            }
            case PULL_QUOTE, REPEAT, OTHER_ARTICLE -> {}
        }
    }

    private void add(AbsoluteDate date, Place place) {
        if (date.value().startsWith("XXXX-")) {
            undated.add(new Undated(date.value().substring(5), place));
        } else {
            Candidate.of(zoned(date), date.otherValue(), place).ifPresent(candidates::add);
        }
    }

    /// The value with the zone that stands behind its time.
    private String zoned(AbsoluteDate date) {
        String value = date.value();
        boolean local = value.length() == 16 || value.length() == 19;
        int end = Math.min(text.length(), date.end() + LONGEST_ZONE);
        return local
                ? value + Zones.behindTime(text.substring(date.start(), end)).orElse("")
                : value;
    }

    /// The words to cite: the segment, if it is short.
    private Place place(
            Basis basis, Segment segment, AbsoluteDate date, double weight, boolean update) {
        boolean whole = segment.end() - segment.start() <= LONGEST_EVIDENCE;
        int start = whole ? segment.start() : date.start();
        int end = whole ? segment.end() : date.end();
        return new Place(basis, text.substring(start, end), start, end, weight, update);
    }

    /// Whether one of the labels is the nearest before the date in its line.
    private boolean labelled(AbsoluteDate date, List<String> labels) {
        int from = Math.max(lineStart(date.start()), date.start() - LABEL);
        String before = text.substring(from, date.start()).toLowerCase(Locale.ROOT);
        int own = last(before, labels);
        return own >= 0
                && Stream.of(UPDATED, PUBLISHED, OTHER_EVENTS)
                        .allMatch(others -> others == labels || last(before, others) < own);
    }

    private static int last(String text, List<String> labels) {
        int last = -1;
        for (String label : labels) {
            last = Math.max(last, text.lastIndexOf(label));
        }
        return last;
    }

    /// Whether the date's line begins with a label, and little stands between the two.
    private boolean lineBegins(AbsoluteDate date) {
        int line = lineStart(date.start());
        if (date.start() - line > LABELLED_LINE) {
            return false;
        }
        String before = text.substring(line, date.start()).strip().toLowerCase(Locale.ROOT);
        return PUBLISHED.stream().anyMatch(before::startsWith)
                || UPDATED.stream().anyMatch(before::startsWith)
                || (OTHER_EVENTS.stream().anyMatch(before::startsWith)
                        && labelled(date, PUBLISHED));
    }

    private int lineStart(int offset) {
        int start = offset;
        int first = Math.max(0, offset - LONGEST_EVIDENCE);
        while (start > first && text.charAt(start - 1) != '\n') {
            start--;
        }
        while (start < offset && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        return start;
    }

    List<Candidate> candidates() {
        return candidates;
    }

    /// Dates without a year, in the year that brings them nearest to some other evidence; a day and
    /// month alone are evidence of nothing.
    List<Candidate> completed(List<Candidate> others) {
        List<Candidate> completed = new ArrayList<>();
        for (Undated date : undated) {
            others.stream()
                    .filter(other -> other.weight() > 0)
                    .findFirst()
                    .flatMap(other -> inYearNear(date, other))
                    .ifPresent(completed::add);
        }
        return completed;
    }

    private static Optional<Candidate> inYearNear(Undated date, Candidate other) {
        Optional<Candidate> best = Optional.empty();
        long nearest = NEAR + 1;
        for (int year = other.day().getYear() - 1; year <= other.day().getYear() + 1; year++) {
            Optional<Candidate> candidate =
                    Candidate.of(year + "-" + date.monthDay(), null, date.place());
            if (candidate.isPresent()) {
                LocalDate day = candidate.get().day();
                long days =
                        candidate.get().agrees(other)
                                ? 0
                                : Math.abs(ChronoUnit.DAYS.between(day, other.day()));
                if (days < nearest) {
                    nearest = days;
                    best = candidate;
                }
            }
        }
        return best;
    }
}
