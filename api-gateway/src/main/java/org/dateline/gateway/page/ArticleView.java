package org.dateline.gateway.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
        List<Passage> passages,
        List<Group> entities,
        List<Mentioned> dates,
        List<Seen> sightings,
        List<Alike> alike,
        String copies,
        String received,
        String stored) {

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
    public record Group(String name, String cssClass, List<Named> entities) {}

    /// An entity, and how often it is mentioned.
    public record Named(String name, String link, String country, int mentions) {}

    /// A date that the text mentions.
    ///
    /// @param words its value in words
    /// @param range the days it may mean, empty when it names no place on the calendar
    /// @param anchor what it was counted from, in words; empty when it was counted from nothing
    public record Mentioned(
            String text,
            String value,
            String words,
            String type,
            String range,
            String link,
            String anchor) {}

    /// A file it was seen in.
    ///
    /// @param entry path inside an archive; empty where the file is none
    public record Seen(String file, String entry, long record, String received, String stored) {}

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
                case NEAR_DUPLICATE -> Wording.percent(jaccard) + " shared text";
                case CONTAINS -> Wording.percent(containing) + " of its text is in this article";
                case CONTAINED_IN -> Wording.percent(contained) + " of this article is in its text";
            };
        }
    }

    /// @param members the other articles that it is like
    public static ArticleView of(
            ArticleDocument document, ArticleEnriched article, List<Member> members) {
        var title = article.title();
        var published = article.published();
        Anchors anchors = new Anchors(article.article().text());
        String publisher = article.article().declared().publisher();
        return new ArticleView(
                title == null ? "Untitled" : title.text(),
                document.id().toString(),
                Wording.language(article.language().tag()),
                article.language().tag(),
                publisher == null ? "" : publisher,
                Links.outside(article.article().declared().url()),
                published == null ? "" : Wording.date(published.value()),
                published == null ? null : evidence(published),
                published == null
                        ? List.of()
                        : published.alternatives().stream().map(ArticleView::evidence).toList(),
                Passage.of(article.article().text(), article.segments(), marks(article)),
                groups(article.entities()),
                article.dates().stream().map(date -> mentioned(date, anchors)).toList(),
                document.sightings().stream()
                        .map(
                                seen ->
                                        new Seen(
                                                seen.file(),
                                                seen.entry() == null ? "" : seen.entry(),
                                                seen.record(),
                                                Wording.instant(seen.receivedAt()),
                                                Wording.instant(seen.storedAt())))
                        .toList(),
                members.stream().map(member -> Alike.of(document.id(), member)).toList(),
                document.copies() == 0 ? "" : Wording.count(document.copies(), "copy", "copies"),
                Wording.instant(article.article().receivedAt()),
                Wording.instant(document.storedAt()));
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
                groups.add(new Group(Wording.heading(type), Wording.words(type), named));
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
        return new Mentioned(
                date.text(),
                date.value(),
                DateWords.of(date),
                date.type().name().toLowerCase(Locale.ROOT),
                earliest == null || latest == null ? "" : period(earliest, latest),
                link(date),
                anchors.words(date.anchor()));
    }

    private static String period(String earliest, String latest) {
        return earliest.equals(latest) ? earliest : earliest + " – " + latest;
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
