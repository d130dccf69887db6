package org.dateline.formats.html;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dateline.events.Declared;
import org.dateline.events.Declared.Date.Kind;
import org.dateline.formats.html.Names.Role;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Every date that a page declares for its article, the likeliest to be that of publication first.
final class PageDates {

    private static final int MOST_DATES = 40;

    private static final int LONGEST_TEXT = 160;

    /// Of a date that readers see by the title. What is declared has lower ones.
    private static final int RANK_SHOWN = 20;

    /// Of what `meta` only calls a date: often that of a change, or of the page. What readers see
    // by
    /// the title comes before it, what they see elsewhere behind it.
    private static final int RANK_PERHAPS = 31;

    /// As many elements from the title, or in front of it.
    private static final int NEAR = 60;

    /// Added to the rank of a date that is not by the title.
    private static final int FAR = 12;

    /// Pages that try more have been made to take time.
    private static final int MOST_TRIED = 5000;

    private static final List<String> PUBLISHED =
            List.of(
                    "article:published_time",
                    "article:published",
                    "og:article:published_time",
                    "og:published_time",
                    "og:pubdate",
                    "published_time",
                    "datepublished",
                    "date_published",
                    "article.published",
                    "publish-date",
                    "publish_date",
                    "publishdate",
                    "published-date",
                    "published_date",
                    "published",
                    "publishtime",
                    "pubdate",
                    "pub_date",
                    "publication_date",
                    "publication-date",
                    "article_date_original",
                    "originalpublicationdate",
                    "cxenseparse:recs:publishtime",
                    "cxenseparse:publishtime",
                    "cxenseparse:recs:articlepublishtime",
                    "parsely-pub-date",
                    "sailthru.date",
                    "bt:pubdate",
                    "dc.date.issued",
                    "dcterms.issued",
                    "dc.issued",
                    "citation_publication_date",
                    "citation_online_date",
                    "citation_date",
                    "prism.publicationdate",
                    "rnews:datepublished",
                    "vr:published_time",
                    "mediator_published_time",
                    "shareaholic:article_published_time",
                    "article-publication-date",
                    "firstpublished",
                    "first_published",
                    "firstpublishedtime",
                    "displaydate",
                    "newsdate",
                    "ptime",
                    "release_date",
                    "video:release_date",
                    "book:release_date",
                    "uploaddate",
                    "pdate",
                    "article:create_at",
                    "iso-8601-publish-date",
                    "originalpublishdate");

    private static final List<String> PUBLISHED_PERHAPS =
            List.of(
                    "dcterms.created",
                    "dc.date.created",
                    "dc.created",
                    "datecreated",
                    "created",
                    "created_at",
                    "creation_date",
                    "dcterms.date",
                    "dc.date",
                    "dc:date",
                    "date",
                    "article:date",
                    "article.date",
                    "article_date",
                    "search_date",
                    "eprints.date",
                    "last-published",
                    "pagedate",
                    "gentime",
                    "build-date");

    private static final List<String> MODIFIED =
            List.of(
                    "article:modified_time",
                    "article:modified",
                    "og:updated_time",
                    "og:modified_time",
                    "article:updated_time",
                    "modified_time",
                    "updated_time",
                    "last-modified",
                    "lastmodified",
                    "last_modified",
                    "lastmod",
                    "dc.date.modified",
                    "dcterms.modified",
                    "dc.modified",
                    "datemodified",
                    "date_modified",
                    "modified",
                    "revised",
                    "last-updated",
                    "last_updated",
                    "lastupdate",
                    "bt:moddate",
                    "shareaholic:article_modified_time",
                    "cxenseparse:modifiedtime",
                    "article.updated");

    private static final Pattern URL_DATE =
            Pattern.compile(
                    "[/_.=-]((?:19|20)\\d\\d)([/_-])(0?[1-9]|1[0-2])\\2(0?[1-9]|[12]\\d|3[01])(?=[/_.?&-]|$)");

    private static final Pattern URL_COMPACT =
            Pattern.compile(
                    "[/_.=-](20\\d\\d)/?(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])(?=[/_.?&-]|$)");

    private static final int MOST_SCRIPT_CHARS = 1 << 20;

    private static final Pattern SCRIPT_DATE =
            Pattern.compile(
                    "['\"](datePublished|publishDate|publish_date|publishedDate|published_date|published_at|publishedAt|pubDate|pub_date|publicationDate|publication_date|datepublished|firstPublished|dateCreated|publishedTime|published_time|publishTime)['\"]\\s?:\\s?['\"]([^'\"]{8,40})['\"]");

    private static final Pattern MODIFIED_WORDS =
            Pattern.compile(
                    "(?iu)updat|modifi|aktualisier|geändert|bearbeitet|mis à jour|maj |actualiz|aggiorn|atualiz|обновл|изменен|aktualiz|bijgewerkt|edited|revis|korrigiert|last change");

    private static final Pattern PUBLISHED_WORDS =
            Pattern.compile(
                    "(?iu)publish|posted|veröffentlich|erschienen|erstellt|publié|publicad|pubblicat|опубликован|opublikow|publikow|gepubliceerd|geplaatst|created|written|on air|vom |(?:datum|date|fecha|data|дата):");

    private final PageTree tree;
    private final MainContent content;
    private static final ZoneId UTC = ZoneOffset.UTC;

    /// Languages of countries that have Central European Time, and are spoken hardly elsewhere.
    private static final Set<String> CENTRAL_EUROPE =
            Set.of(
                    "de", "it", "nl", "pl", "cs", "sk", "hu", "sl", "hr", "da", "sv", "nb", "nn",
                    "no");

    private final boolean monthFirst;
    private final int heading;
    private int tried;
    private final Map<String, Ranked> found = new LinkedHashMap<>();

    private record Ranked(Declared.Date date, int rank, int distance) {

        /// Whether readers see it by the title.
        boolean isShown() {
            return rank >= RANK_SHOWN
                    && rank < RANK_PERHAPS
                    && date.where().matches("[a-z-]+(\\[date])?");
        }
    }

    private PageDates(PageTree tree, MainContent content, boolean monthFirst, int heading) {
        this.heading = heading;
        this.tree = tree;
        this.content = content;
        this.monthFirst = monthFirst;
    }

    /// @param heading the number of the element that is the article's title; -1 if there is none
    static List<Declared.Date> of(
            PageTree tree,
            MainContent content,
            PageHead head,
            String url,
            int heading,
            boolean monthFirst) {
        PageDates dates = new PageDates(tree, content, monthFirst, heading);
        dates.addStructured(head, url);
        dates.addMetas(head);
        dates.addUrl(url);
        dates.addElements();
        dates.addSentences(head);
        dates.addScripts();
        dates.addAnywhere();
        Optional<String> shown = dates.shownInstead();
        return dates.found.values().stream()
                .sorted(
                        Comparator.<Ranked>comparingInt(
                                        r ->
                                                r.isShown()
                                                                && shown.equals(
                                                                        Optional.of(day(r.date())))
                                                        ? 0
                                                        : 1)
                                .thenComparingInt(Ranked::rank)
                                .thenComparingInt(Ranked::distance))
                .limit(MOST_DATES)
                .map(Ranked::date)
                .toList();
    }

    /// The one day that stands by the title, where it is neither declared nor that of a change, nor
    /// next to what is declared: then that is of another version of the article, or of the page.
    private Optional<String> shownInstead() {
        Optional<Ranked> first = found.values().stream().min(Comparator.comparingInt(Ranked::rank));
        List<String> days =
                found.values().stream()
                        .filter(Ranked::isShown)
                        .map(r -> day(r.date()))
                        .distinct()
                        .toList();
        if (first.isEmpty() || first.get().rank() >= RANK_SHOWN || days.size() != 1) {
            return Optional.empty();
        }
        String day = days.getFirst();
        boolean known =
                found.values().stream()
                        .filter(r -> r.rank() < RANK_SHOWN || r.date().kind() == Kind.MODIFIED)
                        .anyMatch(r -> day(r.date()).equals(day));
        LocalDate declared = LocalDate.parse(day(first.get().date()));
        long apart = Math.abs(ChronoUnit.DAYS.between(declared, LocalDate.parse(day)));
        return known || apart < 2 ? Optional.empty() : Optional.of(day);
    }

    /// The date of publication: the first, on the day that readers are shown where it is given in
    /// UTC and the page's own day is the one before or after.
    ///
    /// @param language of the page; null where it is not known
    static Optional<Declared.Date> published(List<Declared.Date> dates, @Nullable String language) {
        Optional<Declared.Date> first =
                dates.stream().findFirst().map(date -> local(date, language));
        if (first.isEmpty() || !isUtc(first.get())) {
            return first;
        }
        String day = day(first.get());
        return dates.stream()
                .filter(date -> date.kind() != Kind.MODIFIED && !isUtc(date))
                .findFirst()
                .filter(shown -> !day(shown).equals(day) && isShownDayOf(first.get(), shown))
                .or(() -> first);
    }

    /// A day alone, which was made a time in UTC, where it is midnight of that day to its readers.
    private static Declared.Date local(Declared.Date date, @Nullable String language) {
        if (language == null || !date.value().endsWith(":00:00Z")) {
            return date;
        }
        String primary = language.split("-", 2)[0].toLowerCase(Locale.ROOT);
        ZoneId zone = CENTRAL_EUROPE.contains(primary) ? ZoneId.of("Europe/Berlin") : UTC;
        OffsetDateTime there =
                OffsetDateTime.parse(date.value()).atZoneSameInstant(zone).toOffsetDateTime();
        return zone.equals(UTC) || !there.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? date
                : new Declared.Date(
                        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(there),
                        date.kind(),
                        date.where());
    }

    private static boolean isUtc(Declared.Date date) {
        return date.value().endsWith("Z") || date.value().endsWith("+00:00");
    }

    private static String day(Declared.Date date) {
        return date.value().substring(0, 10);
    }

    private static boolean isShownDayOf(Declared.Date first, Declared.Date shown) {
        LocalDate day = LocalDate.parse(day(first));
        int hour = Integer.parseInt(first.value().substring(11, 13));
        boolean before = hour < 12 && day(shown).equals(day.minusDays(1).toString());
        boolean after = hour >= 12 && day(shown).equals(day.plusDays(1).toString());
        return before || after;
    }

    private void add(String raw, Kind kind, String where, int rank, int distance) {
        if (raw.isEmpty() || ++tried > MOST_TRIED) {
            return;
        }
        DateText.parse(raw, monthFirst)
                .ifPresent(
                        value -> {
                            Ranked ranked =
                                    new Ranked(
                                            new Declared.Date(value, kind, where), rank, distance);
                            found.merge(
                                    kind + value + where,
                                    ranked,
                                    (a, b) -> a.rank() <= b.rank() ? a : b);
                        });
    }

    private void addStructured(PageHead head, String url) {
        StructuredData data = head.structured();
        Optional<ObjectNode> article = data.article(url);
        for (ObjectNode object : data.about(url)) {
            boolean main = article.isPresent() && article.get() == object;
            List<String> types = StructuredData.types(object);
            String where = "json-ld[" + (types.isEmpty() ? "" : types.getFirst()) + "].";
            add(
                    data.string(object, "datePublished"),
                    Kind.PUBLISHED,
                    where + "datePublished",
                    main ? 10 : 14,
                    0);
            add(
                    data.string(object, "uploadDate"),
                    Kind.PUBLISHED,
                    where + "uploadDate",
                    main ? 15 : 24,
                    0);
            add(
                    data.string(object, "dateCreated"),
                    Kind.PUBLISHED,
                    where + "dateCreated",
                    main ? 16 : 45,
                    0);
            add(
                    data.string(object, "dateModified"),
                    Kind.MODIFIED,
                    where + "dateModified",
                    main ? 50 : 52,
                    0);
        }
    }

    private void addMetas(PageHead head) {
        addMetas(head, PUBLISHED, Kind.PUBLISHED, 11);
        addMetas(head, PUBLISHED_PERHAPS, Kind.PUBLISHED, RANK_PERHAPS);
        addMetas(head, MODIFIED, Kind.MODIFIED, 51);
    }

    private void addMetas(PageHead head, List<String> names, Kind kind, int rank) {
        int order = 0;
        for (String name : names) {
            List<String> values = head.metas(name);
            for (int i = 0; i < Math.min(3, values.size()); i++) {
                add(values.get(i), kind, "meta[" + name + "]", rank, order++);
            }
        }
    }

    private void addUrl(String url) {
        String cut = url.length() > 2000 ? url.substring(0, 2000) : url;
        Matcher matcher = URL_DATE.matcher(cut);
        boolean any = matcher.find();
        if (!any) {
            matcher = URL_COMPACT.matcher(cut);
            any = matcher.find();
        }
        if (any) {
            boolean compact = matcher.groupCount() == 3;
            add(
                    matcher.group(1)
                            + "-"
                            + matcher.group(compact ? 2 : 3)
                            + "-"
                            + matcher.group(compact ? 3 : 4),
                    Kind.PUBLISHED,
                    "url",
                    13,
                    0);
        }
    }

    /// What readers see: `time`, microdata, and what is called a date.
    private void addElements() {
        int container = content.container();
        int last = container < 0 ? tree.size() : tree.end(container);
        int from = heading >= 0 ? heading : Math.max(0, container);
        for (int i = 0; i < tree.size() && tried < MOST_TRIED; i++) {
            Element element = tree.element(i);
            String tag = element.normalName();
            if (tree.isSilent(i)) {
                continue;
            }
            boolean time = tag.equals("time") || tag.equals("relative-time");
            String property =
                    element.attributesSize() == 0
                            ? ""
                            : element.attr("itemprop") + " " + element.attr("property");
            boolean published =
                    property.contains("datePublished")
                            || property.contains("dc:date")
                            || (time && element.hasAttr("pubdate"));
            boolean modified = property.contains("dateModified");
            boolean named = tree.is(i, Role.DATE);
            if ((!time && !published && !modified && !named) || isElsewhere(i)) {
                continue;
            }
            String text = ShortText.of(element, LONGEST_TEXT);
            String machine =
                    element.hasAttr("datetime")
                            ? element.attr("datetime")
                            : element.hasAttr("content") ? element.attr("content") : "";
            if (machine.isEmpty() && element.hasAttr("title") && time) {
                machine = element.attr("title");
            }
            boolean late = i > last && container >= 0;
            int distance = Math.abs(i - from) + (late ? 10_000 : 0) + (i < from ? 30 : 0);
            String raw = DateText.parse(machine, monthFirst).isPresent() ? machine : text;
            String before = before(i, text);
            boolean changed =
                    modified
                            || !published
                                    && MODIFIED_WORDS.matcher(before).find()
                                    && !PUBLISHED_WORDS.matcher(before).find();
            String names = element.attr("class").toLowerCase(Locale.ROOT);
            boolean says =
                    PUBLISHED_WORDS.matcher(before).find()
                            || names.contains("publi")
                            || names.contains("posted")
                            || names.contains("entry-date");
            int shown = RANK_SHOWN + (time ? (says ? 0 : 5) : says ? 6 : 10);
            int rank =
                    changed
                            ? 53
                            : published ? 12 : late ? 60 : distance <= NEAR ? shown : shown + FAR;
            String where =
                    tag
                            + (published
                                    ? "[datePublished]"
                                    : modified ? "[dateModified]" : named ? "[date]" : "");
            add(
                    raw,
                    changed
                            ? Kind.MODIFIED
                            : published || says || !late ? Kind.PUBLISHED : Kind.OTHER,
                    where,
                    rank,
                    distance);
        }
        if (isUndated()) {
            addLines(from, last);
        }
    }

    private boolean isUndated() {
        return found.values().stream().noneMatch(r -> r.rank() < 45);
    }

    /// A date in the title, the description, or where the text begins, as in the datelines of
    /// press releases.
    private void addSentences(PageHead head) {
        if (!isUndated()) {
            return;
        }
        add(cut(head.title()), Kind.OTHER, "title", 57, 0);
        head.meta(List.of("og:description", "description"))
                .ifPresent(text -> add(cut(text), Kind.OTHER, "meta[description]", 57, 1));
        int container = content.container();
        int seen = 0;
        for (int i = Math.max(0, container); i >= 0 && i < tree.size() && seen < 2; i++) {
            if (container >= 0 && i >= tree.end(container)) {
                break;
            }
            if (!tree.isSilent(i) && tree.goodChars(i) > 0) {
                String start = cut(ShortText.of(tree.element(i), 20_000));
                add(
                        start.length() > 80 ? start.substring(0, 80) : start,
                        Kind.OTHER,
                        "text",
                        58,
                        seen++);
            }
        }
    }

    /// What scripts call the date of publication, where nothing else says it.
    private void addScripts() {
        if (!isUndated()) {
            return;
        }
        int looked = 0;
        for (int i = 0; i < tree.size() && looked < MOST_SCRIPT_CHARS; i++) {
            if (tree.tag(i).equals("script")) {
                String script = tree.element(i).data();
                looked += script.length();
                Matcher matcher =
                        SCRIPT_DATE.matcher(
                                script.length() > MOST_SCRIPT_CHARS
                                        ? script.substring(0, MOST_SCRIPT_CHARS)
                                        : script);
                if (matcher.find()) {
                    add(
                            matcher.group(2),
                            Kind.PUBLISHED,
                            "script[" + matcher.group(1) + "]",
                            46,
                            i);
                }
            }
        }
    }

    /// Where nothing near the article has a date: the one that stands nearest.
    private void addAnywhere() {
        if (!found.isEmpty()) {
            return;
        }
        int from = heading >= 0 ? heading : Math.max(0, content.container());
        for (int i = 0; i < tree.size(); i++) {
            int chars = tree.ownChars(i);
            if (!tree.isSilent(i) && chars >= 6 && chars <= 60) {
                add(
                        ShortText.own(tree.element(i), LONGEST_TEXT),
                        Kind.OTHER,
                        "text",
                        80,
                        Math.abs(i - from));
            }
        }
    }

    private static String cut(String text) {
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    }

    /// Any short text with a date, from a bit before the title to where the article ends.
    private void addLines(int from, int last) {
        int low = Math.max(0, from - 60);
        for (int i = low; i < Math.min(tree.size(), last + 200); i++) {
            int chars = tree.ownChars(i);
            if (tree.isSilent(i) || chars < 6 || isElsewhere(i)) {
                continue;
            }
            if (chars <= LONGEST_TEXT) {
                String text = ShortText.own(tree.element(i), LONGEST_TEXT);
                boolean changed =
                        MODIFIED_WORDS.matcher(text).find()
                                && !PUBLISHED_WORDS.matcher(text).find();
                boolean says = PUBLISHED_WORDS.matcher(chars < 30 ? before(i, text) : text).find();
                boolean late = i > last;
                int rank = changed ? 54 : says ? 35 : late ? 70 : chars < 60 ? 40 : 56;
                add(
                        text,
                        changed ? Kind.MODIFIED : says ? Kind.PUBLISHED : Kind.OTHER,
                        "text",
                        rank,
                        Math.abs(i - from));
            }
        }
    }

    /// The words that stand before a date: its own, or those beside it.
    private String before(int i, String text) {
        int parent = tree.parent(i);
        if (text.length() > 30 || parent < 0) {
            return text;
        }
        String around = ShortText.of(tree.element(parent), LONGEST_TEXT);
        int at = around.indexOf(text);
        return at < 0 ? text : around.substring(Math.max(0, at - 40), at + text.length());
    }

    /// Whether it stands in what is about another article.
    private boolean isElsewhere(int i) {
        int at = i;
        for (int up = 0; up < 12 && at >= 0; up++) {
            String tag = tree.tag(at);
            boolean elsewhere =
                    tag.equals("nav")
                            || tag.equals("aside")
                            || (tag.equals("footer") && !isInArticle(at))
                            || tree.isOfComments(at)
                            || tag.equals("a")
                                    && content.good(at) == 0
                                    && up > 0
                                    && holdsHeading(at)
                            || (up > 0 && content.isLeftOut(at) && holdsSubheading(at))
                            || ((tag.equals("ul") || tag.equals("ol"))
                                    && content.isListOfLinks(at));
            if (elsewhere) {
                return true;
            }
            at = tree.parent(at);
        }
        return false;
    }

    private boolean holdsHeading(int i) {
        for (int inner = i + 1; inner < Math.min(tree.end(i), i + 30); inner++) {
            if (Tags.isHeading(tree.tag(inner))) {
                return true;
            }
        }
        return false;
    }

    private boolean holdsSubheading(int i) {
        for (int inner = i + 1; inner < Math.min(tree.end(i), i + 200); inner++) {
            String tag = tree.tag(inner);
            if (Tags.isHeading(tag) && !tag.equals("h1") && inner != heading) {
                return true;
            }
        }
        return false;
    }

    private boolean isInArticle(int i) {
        int at = tree.parent(i);
        while (at >= 0) {
            if (tree.tag(at).equals("article") || tree.tag(at).equals("main")) {
                return true;
            }
            at = tree.parent(at);
        }
        return false;
    }
}
