package org.dateline.enrichment.segments;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dateline.enrichment.segments.Paragraph.Ending;
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

    /// Changes when segments or titles do.
    public static final String VERSION = "1";

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
        List<Paragraph> paragraphs = withOwnRoles(text, Paragraphs.of(text, headerEnd, lists));
        List<Part> parts = new ArrayList<>();
        if (headerEnd > 0) {
            parts.add(new Part(0, Role.HEADER));
        }
        markHeaderFields(text, paragraphs);
        markTitle(text, paragraphs, declaredTitle);
        markBylines(text, paragraphs);
        new Tail(text, paragraphs).mark();
        new PullQuotes(text, paragraphs, ownRole).mark();
        markHeadings(paragraphs);
        new Repeats(text, paragraphs).mark();
        cut(text, paragraphs, parts);
        return cover(text, parts);
    }

    private List<Paragraph> withOwnRoles(String text, List<Paragraph> paragraphs) {
        List<Paragraph> told = new ArrayList<>(paragraphs.size());
        for (Paragraph paragraph : paragraphs) {
            List<Paragraph> parts = partsOfLine(text, paragraph);
            if (parts.isEmpty()) {
                ownRole.of(text, paragraph).ifPresent(role -> paragraph.markAs(role));
                told.add(paragraph);
            } else {
                told.addAll(parts);
            }
        }
        return told;
    }

    /// The parts of a line such as `By Jane Doe | Updated June 3, 2024`; none unless there are
    /// several and each has a role.
    private List<Paragraph> partsOfLine(String text, Paragraph paragraph) {
        if (paragraph.words() > LONGEST_LINE_OF_PARTS
                || paragraph.severalSentences()
                || paragraph.ending() == Ending.FULL_STOP) {
            return List.of();
        }
        List<Paragraph> parts = new ArrayList<>();
        int from = paragraph.start();
        for (int i = paragraph.start(); i <= paragraph.end(); i++) {
            if (i < paragraph.end() && !isBar(text, i, paragraph)) {
                continue;
            }
            Optional<Role> role =
                    from == paragraph.start() && i == paragraph.end()
                            ? Optional.empty()
                            : ownRole.of(text, from, i, false);
            if (role.isEmpty()) {
                return List.of();
            }
            parts.add(paragraph.part(from, i, role.get()));
            from = i + 1;
            while (from < paragraph.end() && Paragraphs.isBlank(text.charAt(from))) {
                from++;
            }
        }
        return parts;
    }

    /// Fields such as `URL: …` before anything else.
    private void markHeaderFields(String text, List<Paragraph> paragraphs) {
        for (Paragraph paragraph : paragraphs) {
            if (HeaderPrefix.titleFieldLength(text, paragraph) > 0) {
                continue;
            }
            if (!HeaderPrefix.isField(text, paragraph)) {
                return;
            }
            paragraph.markAs(Role.HEADER);
        }
    }

    private void markTitle(
            String text, List<Paragraph> paragraphs, @Nullable String declaredTitle) {
        int searched = Math.min(paragraphs.size(), TITLE_SEARCHED);
        Optional<Paragraph> title = Optional.empty();
        if (declaredTitle != null) {
            long wanted = Repeats.hash(declaredTitle, 0, declaredTitle.length());
            title =
                    paragraphs.subList(0, searched).stream()
                            .filter(paragraph -> paragraph.words() <= 2 * LONGEST_TITLE)
                            .filter(
                                    paragraph ->
                                            Repeats.hash(text, paragraph.start(), paragraph.end())
                                                    == wanted)
                            .findFirst();
        }
        if (title.isEmpty()) {
            title = firstHeadline(text, paragraphs, searched);
        }
        title.ifPresent(paragraph -> paragraph.markAs(Role.TITLE));
    }

    /// The first paragraph that no cue explains, if it reads as a headline and a story follows.
    private Optional<Paragraph> firstHeadline(
            String text, List<Paragraph> paragraphs, int searched) {
        for (int i = 0; i < searched; i++) {
            Paragraph paragraph = paragraphs.get(i);
            if (HeaderPrefix.titleFieldLength(text, paragraph) > 0) {
                return Optional.of(paragraph);
            }
            if (!paragraph.is(Role.BODY)) {
                continue;
            }
            if (!isHeadline(text, paragraph)) {
                return Optional.empty();
            }
            Paragraph next = i + 1 < paragraphs.size() ? paragraphs.get(i + 1) : null;
            if (next != null
                    && ownRole.isSectionLabel(text, paragraph)
                    && next.isTitleLike(LONGEST_TITLE)) {
                paragraph.markAs(Role.BOILERPLATE);
                continue;
            }
            boolean storyFollows =
                    paragraphs.subList(i + 1, paragraphs.size()).stream()
                            .anyMatch(Paragraph::isProse);
            boolean alone =
                    paragraphs.size() == i + 1
                            && paragraph.words() >= 4
                            && paragraph.capitals() >= 0.7;
            return storyFollows || alone ? Optional.of(paragraph) : Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean isHeadline(String text, Paragraph paragraph) {
        boolean datelineAlone =
                DatelinePrefix.end(text, paragraph.start(), paragraph.end()) == paragraph.end();
        return paragraph.isTitleLike(LONGEST_TITLE)
                && paragraph.length() <= LONGEST_TITLE_UNITS
                && (paragraph.words() <= LONGEST_TITLE_IN_SMALL_LETTERS
                        || paragraph.capitals() >= 0.5)
                && text.charAt(paragraph.start()) != '('
                && !datelineAlone;
    }

    /// The line under a byline that says what its writer is.
    private void markBylines(String text, List<Paragraph> paragraphs) {
        for (int i = 0; i + 1 < paragraphs.size(); i++) {
            Paragraph next = paragraphs.get(i + 1);
            if (paragraphs.get(i).is(Role.BYLINE)
                    && next.is(Role.BODY)
                    && next.isTitleLike(6)
                    && ownRole.isWriterLine(text, next)) {
                next.markAs(Role.BYLINE);
            }
        }
    }

    private static void markHeadings(List<Paragraph> paragraphs) {
        int i = 0;
        while (i < paragraphs.size()) {
            int run = i;
            while (run < paragraphs.size() && isHeadingLike(paragraphs.get(run))) {
                run++;
            }
            boolean proseFollows =
                    run < paragraphs.size()
                            && paragraphs.get(run).is(Role.BODY)
                            && paragraphs.get(run).isProse();
            int length = run - i;
            if (proseFollows && length >= 1 && length <= 2) {
                paragraphs.subList(i, run).forEach(paragraph -> paragraph.markAs(Role.HEADING));
            }
            i = Math.max(run, i + 1);
        }
    }

    private static boolean isHeadingLike(Paragraph paragraph) {
        return paragraph.is(Role.BODY)
                && (paragraph.isTitleLike(LONGEST_HEADING)
                        || paragraph.ending() == Ending.COLON
                                && paragraph.words() <= 6
                                && paragraph.capitals() >= 0.8
                                && !paragraph.beginsLow());
    }

    /// The role of the text from `start` to the next part.
    private record Part(int start, Role role) {}

    private void cut(String text, List<Paragraph> paragraphs, List<Part> parts) {
        int stories = 0;
        for (Paragraph paragraph : paragraphs) {
            if (paragraph.is(Role.TITLE)) {
                int field = HeaderPrefix.titleFieldLength(text, paragraph);
                if (field > 0) {
                    parts.add(new Part(paragraph.start(), Role.HEADER));
                }
                parts.add(new Part(paragraph.start() + field, Role.TITLE));
            } else if (paragraph.is(Role.BODY)) {
                int body = paragraph.start();
                if (stories++ < DATELINE_SEARCHED) {
                    body = DatelinePrefix.end(text, paragraph.start(), paragraph.end());
                    if (body > paragraph.start()) {
                        parts.add(new Part(paragraph.start(), Role.DATELINE));
                        stories = DATELINE_SEARCHED;
                    }
                }
                if (body < paragraph.end()) {
                    parts.add(new Part(body, Role.BODY));
                }
            } else {
                parts.add(new Part(paragraph.start(), paragraph.role()));
            }
        }
    }

    private static boolean isBar(String text, int at, Paragraph paragraph) {
        char c = text.charAt(at);
        boolean dash = c == '-' || c == '–' || c == '—';
        return c == '|'
                || c == '•'
                || c == '·'
                || dash
                        && at > paragraph.start()
                        && text.charAt(at - 1) == ' '
                        && at + 1 < paragraph.end()
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
