package org.dateline.gateway.page;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dateline.events.ArticleEnriched;
import org.dateline.events.DateMention;
import org.dateline.events.Entity;
import org.dateline.events.PublicationDate;
import org.dateline.gateway.postgres.ArticleDocument;
import org.dateline.gateway.postgres.ArticleDocument.Member;
import org.jspecify.annotations.Nullable;

/// The page of one article.
///
/// @param url where it came from, empty when it is not known
/// @param part of its text that is shown
/// @param at where in the text the reader is led to; negative when nowhere
/// @param moreDates how many dates of the part are not listed, in words; empty when all are
/// @param moreSightings the same of where it was seen
/// @param revisions contents it had, the newest first; none when it had only one
/// @param call how a program asks for it
public record ArticleView(
        String title,
        String id,
        String language,
        String languageTag,
        String publisher,
        String url,
        String published,
        @Nullable Evidence evidence,
        List<Evidence> alternatives,
        Part part,
        int at,
        List<Passage> passages,
        List<Group> entities,
        List<Mentioned> dates,
        String moreDates,
        List<Seen> sightings,
        String moreSightings,
        List<Revision> revisions,
        List<Alike> alike,
        String copies,
        String stored,
        String call) {

    private static final int MAX_ALTERNATIVES = 10;
    private static final int MAX_ENTITIES = 20;
    private static final int MAX_DATES = 50;
    private static final int MAX_SIGHTINGS = 10;
    private static final int MAX_REVISIONS = 10;

    /// One of the parts that a long text is shown in.
    ///
    /// @param number counted from 1
    /// @param previous address of the part before, empty when it is the first; likewise `next`
    public record Part(int number, int count, String previous, String next) {}

    /// Which part is asked for: by its number, or by a place in the text that it has.
    public sealed interface Wanted {

        /// @param number counted from 1
        record Number(int number) implements Wanted {}

        /// @param at in UTF-16 units
        record Place(int at) implements Wanted {}
    }

    /// A content it had.
    ///
    /// @param changes address of what the next one changed, empty for the newest
    public record Revision(String words, String changes) {}

    /// Why a date is the publication date, or is not.
    ///
    /// @param rejected why it is not, empty when it is
    public record Evidence(
            String value,
            String words,
            String precision,
            String basis,
            String evidence,
            double confidence,
            String percent,
            String rejected) {}

    /// Entities of one type.
    ///
    /// @param more how many are not listed, in words; empty when all are
    public record Group(String name, String cssClass, List<Named> entities, String more) {}

    /// An entity, and how often it is mentioned.
    public record Named(String name, String link, String country, int mentions) {}

    /// A date that the text mentions.
    ///
    /// @param words its value in words
    /// @param range the days it may mean, empty when it names no place on the calendar
    /// @param anchor what it was counted from, in words; empty when it was counted from nothing
    public record Mentioned(
            String text, String words, String type, String range, String link, String anchor) {}

    /// A file it was seen in.
    ///
    /// @param entry path inside an archive; empty where the file is none
    /// @param way through the system, with how long each step took
    public record Seen(String file, String entry, long record, String way) {}

    /// Another article that is like it.
    ///
    /// @param reason what it is to this one, and how alike the two are
    public record Alike(
            String title, String publisher, String link, String comparison, String reason) {

        static Alike of(UUID id, Member member) {
            String title = member.article().title();
            String publisher = member.article().publisher();
            return new Alike(
                    title == null ? "Untitled" : title,
                    publisher == null ? "" : publisher,
                    Links.article(member.article().id()),
                    Links.comparison(id, member.article().id()),
                    reason(member) + passages(member));
        }

        private static String passages(Member member) {
            int count = member.passages().size();
            if (count == 0) {
                return "";
            }
            return "; %s, the longest has %s"
                    .formatted(
                            Wording.count(count, "shared passage", "shared passages"),
                            Wording.count(member.passages().getFirst().words(), "word", "words"));
        }

        private static String reason(Member member) {
            Double jaccard = member.jaccard();
            Double contained = member.contained();
            Double containing = member.containing();
            if (member.relation() == null
                    || jaccard == null
                    || contained == null
                    || containing == null) {
                return "linked through another copy";
            }
            return switch (member.relation()) {
                case DUPLICATE -> "identical text";
                case NEAR_DUPLICATE ->
                        "%s shared text; it adds %s of its own, this article %s"
                                .formatted(
                                        Wording.percent(jaccard),
                                        Wording.percent(1 - containing),
                                        Wording.percent(1 - contained));
                case CONTAINS ->
                        "%s of its text is in this article, which adds %s of its own"
                                .formatted(
                                        Wording.percent(containing),
                                        Wording.percent(1 - contained));
                case CONTAINED_IN ->
                        "%s of this article is in its text, which adds %s of its own"
                                .formatted(
                                        Wording.percent(contained),
                                        Wording.percent(1 - containing));
            };
        }
    }

    /// @param members the other articles that it is like
    /// @param revisions contents it had, the newest first
    /// @param origin of the API, such as `http://localhost:8080`
    /// @return nothing when there is no such part
    public static Optional<ArticleView> of(
            ArticleDocument document,
            ArticleEnriched article,
            List<Member> members,
            List<ArticleDocument.RevisionOf> revisions,
            Wanted wanted,
            String origin) {
        String text = article.article().text();
        List<Mark> marks = marks(article);
        TextParts parts = new TextParts(text, marks);
        int number =
                switch (wanted) {
                    case Wanted.Number(int given) -> given;
                    case Wanted.Place(int at) -> parts.at(at) + 1;
                };
        if (number < 1 || number > parts.count()) {
            return Optional.empty();
        }
        int first = parts.start(number - 1);
        int last = parts.end(number - 1);
        List<DateMention> dates =
                article.dates().stream()
                        .filter(date -> date.start() >= first && date.start() < last)
                        .toList();
        var title = article.title();
        var published = article.published();
        Anchors anchors = new Anchors(text);
        String publisher = article.article().declared().publisher();
        String id = document.id().toString();
        return Optional.of(
                new ArticleView(
                        title == null ? "Untitled" : title.text(),
                        id,
                        Wording.language(article.language().tag()),
                        article.language().tag(),
                        publisher == null ? "" : publisher,
                        Links.outside(article.article().declared().url()),
                        published == null ? "" : Wording.date(published.value()),
                        published == null ? null : evidence(published),
                        published == null
                                ? List.of()
                                : published.alternatives().stream()
                                        .limit(MAX_ALTERNATIVES)
                                        .map(ArticleView::evidence)
                                        .toList(),
                        part(document.id(), number, parts.count()),
                        wanted instanceof Wanted.Place(int at) ? at : -1,
                        Passage.of(text, first, last, article.segments(), marks),
                        groups(article.entities()),
                        dates.stream()
                                .limit(MAX_DATES)
                                .map(date -> mentioned(date, anchors))
                                .toList(),
                        more(dates.size(), MAX_DATES),
                        document.sightings().stream()
                                .limit(MAX_SIGHTINGS)
                                .map(ArticleView::seen)
                                .toList(),
                        more(document.sightings().size(), MAX_SIGHTINGS),
                        revisions(document.id(), revisions),
                        members.stream().map(member -> Alike.of(document.id(), member)).toList(),
                        document.copies() == 0
                                ? ""
                                : Wording.count(document.copies(), "copy", "copies"),
                        Wording.instant(document.storedAt()),
                        "curl '" + origin + "/v1/articles/" + id + "'"));
    }

    private static Part part(UUID id, int number, int count) {
        String address = Links.article(id) + "?part=";
        return new Part(
                number,
                count,
                number == 1 ? "" : address + (number - 1),
                number == count ? "" : address + (number + 1));
    }

    private static String more(int all, int shown) {
        return all > shown ? "and " + Wording.number(all - shown) + " more" : "";
    }

    private static Seen seen(ArticleDocument.SeenIn seen) {
        return new Seen(
                seen.file(),
                seen.entry() == null ? "" : seen.entry(),
                seen.record(),
                "received %s, analysed %s later, searchable %s after that"
                        .formatted(
                                Wording.instant(seen.receivedAt()),
                                Wording.duration(
                                        Duration.between(seen.receivedAt(), seen.enrichedAt())),
                                Wording.duration(
                                        Duration.between(seen.enrichedAt(), seen.storedAt()))));
    }

    private static List<Revision> revisions(UUID id, List<ArticleDocument.RevisionOf> all) {
        List<Revision> revisions = new ArrayList<>();
        for (int i = 0; i < Math.min(all.size(), MAX_REVISIONS); i++) {
            ArticleDocument.RevisionOf one = all.get(i);
            revisions.add(
                    new Revision(
                            "%s, %s%s"
                                    .formatted(
                                            Wording.instant(one.receivedAt()),
                                            Wording.count(
                                                    one.textLength(), "character", "characters"),
                                            one.current() ? ", shown here" : ""),
                            i + 1 == all.size()
                                    ? ""
                                    : Links.revisions(
                                            id, all.get(i + 1).revision(), one.revision())));
        }
        return revisions;
    }

    private static List<Mark> marks(ArticleEnriched article) {
        List<Mark> marks = new ArrayList<>();
        for (Entity entity : article.entities()) {
            for (Entity.Mention mention : entity.mentions()) {
                marks.add(
                        new Mark(
                                mention.start(),
                                mention.end(),
                                kind(entity.type()),
                                entity.name(),
                                Links.entity(entity.id())));
            }
        }
        for (DateMention date : article.dates()) {
            marks.add(
                    new Mark(
                            date.start(),
                            date.end(),
                            Mark.Kind.DATE,
                            DateWords.of(date),
                            link(date)));
        }
        PublicationDate published = article.published();
        if (published != null && published.start() != null && published.end() != null) {
            marks.add(
                    new Mark(
                            published.start(),
                            published.end(),
                            Mark.Kind.PUBLISHED,
                            "evidence for the publication date",
                            ""));
        }
        return marks;
    }

    private static Mark.Kind kind(Entity.Type type) {
        return switch (type) {
            case PERSON -> Mark.Kind.PERSON;
            case ORGANIZATION -> Mark.Kind.ORGANIZATION;
            case LOCATION -> Mark.Kind.LOCATION;
        };
    }

    private static List<Group> groups(List<Entity> entities) {
        List<Group> groups = new ArrayList<>();
        for (Entity.Type type : Entity.Type.values()) {
            List<Named> named =
                    entities.stream()
                            .filter(entity -> entity.type() == type)
                            .map(ArticleView::named)
                            .toList();
            if (!named.isEmpty()) {
                groups.add(
                        new Group(
                                Wording.heading(type),
                                Wording.words(type),
                                named.stream().limit(MAX_ENTITIES).toList(),
                                more(named.size(), MAX_ENTITIES)));
            }
        }
        return groups;
    }

    private static Named named(Entity entity) {
        String country = entity.country();
        return new Named(
                entity.name(),
                Links.entity(entity.id()),
                country == null ? "" : country,
                entity.mentions().size());
    }

    private static String link(DateMention date) {
        return date.earliest() == null || date.latest() == null
                ? ""
                : Links.mentions(date.earliest(), date.latest());
    }

    private static Mentioned mentioned(DateMention date, Anchors anchors) {
        String earliest = date.earliest();
        String latest = date.latest();
        String words = DateWords.of(date);
        String range = earliest == null || latest == null ? "" : period(earliest, latest);
        return new Mentioned(
                date.text(),
                words,
                type(date.type()),
                range.equals(words) ? "" : range,
                link(date),
                anchors.words(date.anchor()));
    }

    private static String type(DateMention.Type type) {
        return switch (type) {
            case DATE -> "date";
            case TIME -> "time";
            case DURATION -> "span of time";
            case SET -> "recurring";
        };
    }

    private static String period(String earliest, String latest) {
        String first = DateWords.of(earliest, false);
        return earliest.equals(latest) ? first : first + " – " + DateWords.of(latest, false);
    }

    private static Evidence evidence(PublicationDate date) {
        return new Evidence(
                date.value(),
                Wording.date(date.value()),
                Wording.words(date.precision()),
                Wording.source(date.basis()),
                date.evidence().strip(),
                date.confidence(),
                Wording.percent(date.confidence()),
                "");
    }

    private static Evidence evidence(PublicationDate.Alternative date) {
        return new Evidence(
                date.value(),
                Wording.date(date.value()),
                Wording.words(date.precision()),
                Wording.source(date.basis()),
                date.evidence().strip(),
                date.confidence(),
                Wording.percent(date.confidence()),
                date.rejected());
    }
}
