package org.dateline.enrichment.segments;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dateline.enrichment.segments.Unit.Ending;
import org.dateline.events.Segment;
import org.dateline.events.Segment.Role;
import org.jspecify.annotations.Nullable;

/// Marks what each part of a text is, by the way news pages are written: where a paragraph stands,
/// how long it is, how it ends, and the phrases in `cues.tsv`. Thread-safe; takes time linear in
/// the length of the text.
///
/// Each pass gives roles to paragraphs that are still BODY: from their own words, then title,
/// keywords, another article, pull quotes, headings, and repetitions.
public final class Segmenter {

    static final int LONGEST_TITLE = 32;

    /// Longer headlines have capitals throughout, or they are sentences that lost their full stop.
    private static final int LONGEST_TITLE_IN_SMALL_LETTERS = 22;

    private static final int LONGEST_TITLE_UNITS = 250;
    private static final int LONGEST_HEADING = 15;

    private static final int LONGEST_LINE_OF_PARTS = 25;

    /// The title stands among the first paragraphs, or nowhere.
    private static final int TITLE_SEARCHED = 12;

    /// A dateline stands before one of the first paragraphs of a story.
    private static final int DATELINE_SEARCHED = 3;

    /// More would make the event too large; no article has a tenth of them. The rest is body.
    public static final int MAX_SEGMENTS = 4_000;

    private final WordLists lists;
    private final OwnRole ownRole;

    private Segmenter(WordLists lists, CuePhrases cues) {
        this.lists = lists;
        this.ownRole = new OwnRole(cues, lists);
    }

    public static Segmenter load() {
        return new Segmenter(WordLists.load(), CuePhrases.load());
    }

    /// @param declaredTitle what the source calls the article, which tells the title in the text
    public Segmentation segment(String text, @Nullable String declaredTitle) {
        int headerEnd = HeaderPrefix.dateEnd(text);
        List<Unit> units = withOwnRoles(text, Units.of(text, headerEnd, lists));
        List<Part> parts = new ArrayList<>();
        if (headerEnd > 0) {
            parts.add(new Part(0, Role.HEADER));
        }
        markHeaderFields(text, units);
        markTitle(text, units, declaredTitle);
        markBylines(text, units);
        new Tail(text, units).mark();
        new PullQuotes(text, units, ownRole).mark();
        markHeadings(units);
        new Repeats(text, units).mark();
        cut(text, units, parts);
        return cover(text, parts);
    }

    private List<Unit> withOwnRoles(String text, List<Unit> units) {
        List<Unit> told = new ArrayList<>(units.size());
        for (Unit unit : units) {
            List<Unit> parts = partsOfLine(text, unit);
            if (parts.isEmpty()) {
                ownRole.of(text, unit).ifPresent(role -> unit.role = role);
                told.add(unit);
            } else {
                told.addAll(parts);
            }
        }
        return told;
    }

    /// The parts of a line such as `By Jane Doe | Updated June 3, 2024`; none unless there are
    /// several and each has a role.
    private List<Unit> partsOfLine(String text, Unit unit) {
        if (unit.words > LONGEST_LINE_OF_PARTS
                || unit.severalSentences
                || unit.ending == Ending.FULL_STOP) {
            return List.of();
        }
        List<Unit> parts = new ArrayList<>();
        int from = unit.start;
        for (int i = unit.start; i <= unit.end; i++) {
            if (i < unit.end && !isBar(text, i, unit)) {
                continue;
            }
            Optional<Role> role =
                    from == unit.start && i == unit.end
                            ? Optional.empty()
                            : ownRole.of(text, from, i, false);
            if (role.isEmpty()) {
                return List.of();
            }
            parts.add(unit.part(from, i, role.get()));
            from = i + 1;
            while (from < unit.end && Units.isBlank(text.charAt(from))) {
                from++;
            }
        }
        return parts;
    }

    /// Fields such as `URL: …` before anything else.
    private void markHeaderFields(String text, List<Unit> units) {
        for (Unit unit : units) {
            if (HeaderPrefix.titleFieldLength(text, unit) > 0) {
                continue;
            }
            if (!HeaderPrefix.isField(text, unit)) {
                return;
            }
            unit.role = Role.HEADER;
        }
    }

    private void markTitle(String text, List<Unit> units, @Nullable String declaredTitle) {
        int searched = Math.min(units.size(), TITLE_SEARCHED);
        Optional<Unit> title = Optional.empty();
        if (declaredTitle != null) {
            long wanted = Repeats.hash(declaredTitle, 0, declaredTitle.length());
            title =
                    units.subList(0, searched).stream()
                            .filter(unit -> unit.words <= 2 * LONGEST_TITLE)
                            .filter(unit -> Repeats.hash(text, unit.start, unit.end) == wanted)
                            .findFirst();
        }
        if (title.isEmpty()) {
            title = firstHeadline(text, units, searched);
        }
        title.ifPresent(unit -> unit.role = Role.TITLE);
    }

    /// The first paragraph that no cue explains, if it reads as a headline and a story follows.
    private Optional<Unit> firstHeadline(String text, List<Unit> units, int searched) {
        for (int i = 0; i < searched; i++) {
            Unit unit = units.get(i);
            if (HeaderPrefix.titleFieldLength(text, unit) > 0) {
                return Optional.of(unit);
            }
            if (!unit.is(Role.BODY)) {
                continue;
            }
            if (!isHeadline(text, unit)) {
                return Optional.empty();
            }
            Unit next = i + 1 < units.size() ? units.get(i + 1) : null;
            if (next != null
                    && ownRole.isSectionLabel(text, unit)
                    && next.isTitleLike(LONGEST_TITLE)) {
                unit.role = Role.BOILERPLATE;
                continue;
            }
            boolean storyFollows =
                    units.subList(i + 1, units.size()).stream().anyMatch(Unit::isProse);
            boolean alone = units.size() == i + 1 && unit.words >= 4 && unit.capitals >= 0.7;
            return storyFollows || alone ? Optional.of(unit) : Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean isHeadline(String text, Unit unit) {
        boolean datelineAlone = DatelinePrefix.end(text, unit.start, unit.end) == unit.end;
        return unit.isTitleLike(LONGEST_TITLE)
                && unit.end - unit.start <= LONGEST_TITLE_UNITS
                && (unit.words <= LONGEST_TITLE_IN_SMALL_LETTERS || unit.capitals >= 0.5)
                && text.charAt(unit.start) != '('
                && !datelineAlone;
    }

    /// The line under a byline that says what its writer is.
    private void markBylines(String text, List<Unit> units) {
        for (int i = 0; i + 1 < units.size(); i++) {
            Unit next = units.get(i + 1);
            if (units.get(i).is(Role.BYLINE)
                    && next.is(Role.BODY)
                    && next.isTitleLike(6)
                    && ownRole.isWriterLine(text, next)) {
                next.role = Role.BYLINE;
            }
        }
    }

    private static void markHeadings(List<Unit> units) {
        int i = 0;
        while (i < units.size()) {
            int run = i;
            while (run < units.size() && isHeadingLike(units.get(run))) {
                run++;
            }
            boolean proseFollows =
                    run < units.size() && units.get(run).is(Role.BODY) && units.get(run).isProse();
            int length = run - i;
            if (proseFollows && length >= 1 && length <= 2) {
                units.subList(i, run).forEach(unit -> unit.role = Role.HEADING);
            }
            i = Math.max(run, i + 1);
        }
    }

    private static boolean isHeadingLike(Unit unit) {
        return unit.is(Role.BODY)
                && (unit.isTitleLike(LONGEST_HEADING)
                        || unit.ending == Ending.COLON
                                && unit.words <= 6
                                && unit.capitals >= 0.8
                                && !unit.beginsLow);
    }

    /// The role of the text from `start` to the next part.
    private record Part(int start, Role role) {}

    private void cut(String text, List<Unit> units, List<Part> parts) {
        int stories = 0;
        for (Unit unit : units) {
            if (unit.is(Role.TITLE)) {
                int field = HeaderPrefix.titleFieldLength(text, unit);
                if (field > 0) {
                    parts.add(new Part(unit.start, Role.HEADER));
                }
                parts.add(new Part(unit.start + field, Role.TITLE));
            } else if (unit.is(Role.BODY)) {
                int body = unit.start;
                if (stories++ < DATELINE_SEARCHED) {
                    body = DatelinePrefix.end(text, unit.start, unit.end);
                    if (body > unit.start) {
                        parts.add(new Part(unit.start, Role.DATELINE));
                        stories = DATELINE_SEARCHED;
                    }
                }
                if (body < unit.end) {
                    parts.add(new Part(body, Role.BODY));
                }
            } else {
                parts.add(new Part(unit.start, unit.role));
            }
        }
    }

    private static boolean isBar(String text, int at, Unit unit) {
        char c = text.charAt(at);
        boolean dash = c == '-' || c == '–' || c == '—';
        return c == '|'
                || c == '•'
                || c == '·'
                || dash
                        && at > unit.start
                        && text.charAt(at - 1) == ' '
                        && at + 1 < unit.end
                        && text.charAt(at + 1) == ' ';
    }

    /// Segments from part to part, the first from the beginning of the text. Neighbours of one role
    /// are one segment where they are one thing.
    private static Segmentation cover(String text, List<Part> parts) {
        List<Segment> segments = new ArrayList<>();
        if (text.isEmpty()) {
            return new Segmentation(segments, false);
        }
        if (parts.isEmpty()) {
            return new Segmentation(List.of(new Segment(0, text.length(), Role.BODY)), false);
        }
        int start = 0;
        Role role = parts.getFirst().role;
        for (Part part : parts.subList(1, parts.size())) {
            if (part.role != role || !flowsOn(role)) {
                segments.add(new Segment(start, part.start, role));
                start = part.start;
                role = part.role;
                if (segments.size() == MAX_SEGMENTS - 1) {
                    segments.add(new Segment(start, text.length(), Role.BODY));
                    return new Segmentation(segments, true);
                }
            }
        }
        segments.add(new Segment(start, text.length(), role));
        return new Segmentation(segments, false);
    }

    private static boolean flowsOn(Role role) {
        return switch (role) {
            case HEADER, BODY, TAGS, BOILERPLATE, OTHER_ARTICLE -> true;
            case TITLE, HEADING, BYLINE, DATELINE, TIMESTAMP, CAPTION, PULL_QUOTE, REPEAT -> false;
        };
    }
}
