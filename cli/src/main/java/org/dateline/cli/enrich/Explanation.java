package org.dateline.cli.enrich;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dateline.events.ArticleEnriched;
import org.dateline.events.DateMention;
import org.dateline.events.Entity;
import org.dateline.events.Fingerprint;
import org.dateline.events.PublicationDate;
import org.dateline.events.PublicationDate.Alternative;
import org.dateline.events.Segment;
import org.dateline.events.Sketch;
import org.jspecify.annotations.Nullable;

/// An enriched article as a person reads it: what was found, where in the text, and why.
final class Explanation {

    private static final String MARGIN = "%-14s";

    private final ArticleEnriched enriched;
    private final String text;
    private final Style style;
    private final StringBuilder out = new StringBuilder();

    Explanation(ArticleEnriched enriched, Style style) {
        this.enriched = enriched;
        this.text = enriched.article().text();
        this.style = style;
    }

    String render() {
        facts();
        out.append('\n');
        segments();
        dates();
        entities();
        return out.toString();
    }

    private void facts() {
        line("File", shown(enriched.article().source().file()));
        line(
                "Title",
                enriched.title() == null
                        ? "none"
                        : style.strong(shown(enriched.title().text()))
                                + ", "
                                + words(enriched.title().basis()));
        line("Language", enriched.language().tag() + confidence(enriched.language().confidence()));
        published(enriched.published());
        Fingerprint fingerprint = enriched.fingerprint();
        line(
                "Fingerprint",
                "%s, %d shingles, %d of them sampled, sha256 %s…"
                        .formatted(
                                fingerprint.scheme(),
                                fingerprint.shingles(),
                                Sketch.of(fingerprint).hashes().length,
                                fingerprint.sha256().substring(0, 12)));
        if (enriched.enrichment().truncated()) {
            line("Entities", "incomplete: the text is too long");
        }
    }

    private void published(@Nullable PublicationDate published) {
        if (published == null) {
            line("Published", "no publication date found");
            return;
        }
        line(
                "Published",
                style.strong(published.value())
                        + confidence(published.confidence())
                        + ", "
                        + words(published.basis())
                        + " “"
                        + shown(published.evidence())
                        + "”");
        for (Alternative other : published.alternatives()) {
            line(
                    "",
                    style.faint(
                            "not %s%s, %s “%s”: %s"
                                    .formatted(
                                            other.value(),
                                            confidence(other.confidence()),
                                            words(other.basis()),
                                            shown(other.evidence()),
                                            other.rejected())));
        }
    }

    /// The text with its findings marked, and the role of each part in the margin.
    private void segments() {
        List<Mark> marks = marks();
        int next = 0;
        for (Segment segment : enriched.segments()) {
            StringBuilder marked = new StringBuilder();
            int at = segment.start();
            while (next < marks.size() && marks.get(next).start < segment.end()) {
                Mark mark = marks.get(next++);
                if (mark.start >= at) {
                    marked.append(shown(text.substring(at, mark.start)));
                    marked.append(mark.paint.apply(shown(text.substring(mark.start, mark.end))));
                    at = mark.end;
                }
            }
            if (at < segment.end()) {
                marked.append(shown(text.substring(at, segment.end())));
            }
            String margin = segment.role().toString();
            for (String paragraph : marked.toString().strip().split("\\R+")) {
                line(margin, paragraph);
                margin = "";
            }
        }
        out.append('\n');
    }

    private record Mark(int start, int end, Function<String, String> paint) {}

    private List<Mark> marks() {
        List<Mark> marks = new ArrayList<>();
        for (DateMention date : enriched.dates()) {
            marks.add(new Mark(date.start(), date.end(), style::date));
        }
        for (Entity entity : enriched.entities()) {
            for (Entity.Mention mention : entity.mentions()) {
                marks.add(
                        new Mark(
                                mention.start(),
                                mention.end(),
                                words -> style.entity(entity.type(), words)));
            }
        }
        marks.sort(Comparator.comparingInt(Mark::start));
        return marks;
    }

    private void dates() {
        String margin = "Dates";
        for (DateMention date : enriched.dates()) {
            String span =
                    date.earliest() == null && date.latest() == null
                            ? ""
                            : "  %s … %s".formatted(open(date.earliest()), open(date.latest()));
            String why =
                    date.anchor() == null ? date.rule() : date.rule() + " from " + date.anchor();
            line(
                    margin,
                    style.date(shown(date.text()))
                            + "  "
                            + date.type()
                            + " "
                            + date.value()
                            + span
                            + style.faint("  by " + why));
            margin = "";
        }
    }

    private void entities() {
        String margin = "Entities";
        List<Entity> bySalience =
                enriched.entities().stream()
                        .sorted(Comparator.comparingDouble(Entity::salience).reversed())
                        .toList();
        for (Entity entity : bySalience) {
            Map<String, Integer> forms = new LinkedHashMap<>();
            for (Entity.Mention mention : entity.mentions()) {
                forms.merge(shown(mention.text()), 1, Integer::sum);
            }
            String mentions =
                    forms.entrySet().stream()
                            .map(
                                    form ->
                                            form.getValue() == 1
                                                    ? form.getKey()
                                                    : form.getKey() + " ×" + form.getValue())
                            .collect(Collectors.joining(", "));
            line(
                    margin,
                    "%.2f  ".formatted(entity.salience())
                            + style.entity(entity.type(), shown(entity.name()))
                            + "  "
                            + entity.id()
                            + (entity.country() == null ? "" : " (" + entity.country() + ")")
                            + style.faint("  " + mentions));
            margin = "";
        }
    }

    private void line(String margin, String content) {
        out.append(style.faint(MARGIN.formatted(margin))).append(content).append('\n');
    }

    private static String open(@Nullable String bound) {
        return bound == null ? "" : bound;
    }

    private static String confidence(double confidence) {
        return String.format(Locale.ROOT, " (%.2f)", confidence);
    }

    private static String words(Enum<?> basis) {
        return "from " + basis.toString().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// Control characters would reach the terminal.
    private static String shown(String untrusted) {
        StringBuilder shown = new StringBuilder(untrusted.length());
        for (int i = 0; i < untrusted.length(); i++) {
            char c = untrusted.charAt(i);
            boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
            if (c != '\r') {
                shown.append(control ? '\uFFFD' : c);
            }
        }
        return shown.toString();
    }
}
