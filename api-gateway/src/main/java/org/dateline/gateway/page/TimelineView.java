package org.dateline.gateway.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.dateline.gateway.page.SearchView.Chip;
import org.dateline.gateway.parameters.BadParameter;
import org.dateline.gateway.postgres.TimelinePage;
import org.dateline.gateway.postgres.TimelinePage.Point;
import org.dateline.gateway.postgres.TimelinePage.Sentence;
import org.jspecify.annotations.Nullable;

/// The page of what is said to have happened when.
///
/// @param title tells the tab from others
/// @param form what was asked
/// @param problems with what was asked; then there are no points
/// @param chosen the filters in use
/// @param choices entities to choose one from: those of the name that was asked for, or the most
///     mentioned where nothing was asked for
/// @param years what was found, the earliest first
/// @param next address of the page after, empty when this is the last
/// @param articles address of the articles that it is read from, and `json` of the same timeline in
///     the API
public record TimelineView(
        String title,
        Form form,
        List<BadParameter> problems,
        List<Chosen> chosen,
        List<Chip> choices,
        List<Year> years,
        String next,
        String articles,
        String json) {

    /// @param name of an entity whose id is not known yet
    /// @param mentions days that the dates are to overlap
    /// @param kept parameters that have no field, such as the entities chosen before
    /// @param asked whether anything is asked for at all
    public record Form(String name, String mentions, List<SearchView.Filled> kept, boolean asked) {}

    /// What begins in one year.
    public record Year(String year, List<Event> events) {}

    /// Something that is said to have happened.
    ///
    /// @param when in words
    /// @param iso the first day that is meant
    /// @param sentence with the words of the date marked; none where it was too much to read
    /// @param read how the date was read, in words
    /// @param title of the article that says so
    /// @param published of the article, in words; empty when it is not known
    public record Event(
            String when,
            String iso,
            List<Piece> sentence,
            String read,
            String title,
            String link,
            String publisher,
            String published,
            String language) {}

    public static List<Year> years(TimelinePage page) {
        List<Year> years = new ArrayList<>();
        for (Point point : page.points()) {
            String year = point.first().substring(0, point.first().indexOf('-', 1));
            if (years.isEmpty() || !years.getLast().year().equals(year)) {
                years.add(new Year(year, new ArrayList<>()));
            }
            years.getLast().events().add(event(point));
        }
        return years;
    }

    private static Event event(Point point) {
        TimelinePage.Said article = point.article();
        String title = article.title();
        String publisher = article.publisher();
        String published = article.published();
        return new Event(
                when(point),
                point.first(),
                sentence(point),
                read(point),
                title == null ? "Untitled article" : title,
                Links.place(article.id(), point.date().path("start").asInt()),
                publisher == null ? "" : publisher,
                published == null ? "" : Wording.date(published),
                article.language());
    }

    /// Its value in words where that is a place on the calendar, else the days that it may mean.
    private static String when(Point point) {
        String value = point.date().path("value").asText("");
        if (!value.isEmpty() && Character.isDigit(value.charAt(0))) {
            return DateWords.of(value, point.date().path("type").asText().equals("SET"));
        }
        String first = Wording.date(point.first());
        return point.first().equals(point.last())
                ? first
                : first + " – " + Wording.date(point.last());
    }

    private static List<Piece> sentence(Point point) {
        Sentence sentence = point.sentence();
        if (sentence == null) {
            return List.of();
        }
        JsonNode date = point.date();
        Mark mark =
                new Mark(
                        date.path("start").asInt() - sentence.start(),
                        date.path("end").asInt() - sentence.start(),
                        Mark.Kind.DATE,
                        "",
                        "");
        return MarkedText.pieces(sentence.text(), List.of(mark));
    }

    /// Such as `“Friday”, a day of the week, counted from the publication date, 3 May 2024`.
    private static String read(Point point) {
        StringBuilder words = new StringBuilder("“" + shown(point.date().path("text")) + "”");
        RuleWords.of(point.date().path("rule").asText(""))
                .ifPresent(meaning -> words.append(", ").append(meaning));
        String anchor = Anchors.words(nullable(point.date().path("anchor")), point.anchorText());
        if (!anchor.isEmpty()) {
            words.append(", ").append(anchor);
        }
        return words.toString();
    }

    private static String shown(JsonNode text) {
        return Anchors.shortened(text.asText("").strip());
    }

    private static @Nullable String nullable(JsonNode text) {
        return text.isTextual() ? text.textValue() : null;
    }
}
