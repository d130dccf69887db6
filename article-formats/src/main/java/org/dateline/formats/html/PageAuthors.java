package org.dateline.formats.html;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dateline.formats.html.Names.Role;
import org.jsoup.nodes.Element;

/// Who wrote the article, as the page says.
final class PageAuthors {

    private static final int MOST_AUTHORS = 20;

    private static final int LONGEST_NAME = 80;

    private static final int MOST_TRIED = 2000;

    private static final List<String> METAS =
            List.of(
                    "author",
                    "article:author",
                    "article:author_name",
                    "og:article:author",
                    "parsely-author",
                    "sailthru.author",
                    "dc.creator",
                    "dcterms.creator",
                    "dc.contributor",
                    "dc:creator",
                    "citation_author",
                    "byl",
                    "byline",
                    "bt:author",
                    "cxenseparse:author",
                    "rbauthors",
                    "vr:author",
                    "mediator_author",
                    "shareaholic:article_author_name",
                    "article.author",
                    "authors",
                    "creator",
                    "twitter:data1");

    private static final Pattern BEFORE_NAME =
            Pattern.compile(
                    "^(?iu)(?:(?:written|posted|published|created|text|story|article|report|review|words)?\\s{0,2}by|(?:ein\\s)?(?:artikel|beitrag|text|kommentar|interview|gastbeitrag|analyse|kolumne|rezension)?\\s{0,2}von|geschrieben von|verfasst von|autor(?:in|en)?|author|authors|text|interview|redaktion|redakteur|par|écrit par|publié par|por|escrito por|publicado por|di|a cura di|scritto da|автор|текст|autorzy|opracowanie|door|av|af)(?:\\s{0,2}:\\s{0,2}|\\s{1,3})");

    private static final Pattern LABEL =
            Pattern.compile(
                    "(?iu)(?<!\\p{L})(?:autor(?:in|en)?|author|redaktion|text|interview|автор|auteur|autore|fuente)\\s?:\\s{0,3}(?=\\p{L})");

    private static final Pattern AFTER_NAME =
            Pattern.compile(
                    "(?iu)\\s{0,3}(?:\\||•|·|–\\s|—|\\s-\\s|//|\\(|\\[|<|;|(?<=\\s)\\d|\\s\\p{L}{3,15}:|\\bhttp|,\\s{0,2}(?:dpa|afp|ap|reuters)\\b|\\bpublished\\b|\\bupdated\\b|\\bveröffentlicht\\b|\\bam \\d|\\bvom \\d|\\bon \\d|\\bon \\p{Lu}\\p{L}{2,8} \\d|@).*");

    private static final Pattern BETWEEN =
            Pattern.compile(
                    "\\s{0,3}(?:,|;|&|\\s(?:und|and|et|y|e|и|oraz|en|og)\\s| / |/)\\s{0,3}");

    /// A byline that nothing but its words shows to be one.
    private static final Pattern BYLINE =
            Pattern.compile(
                    "^(?:By|BY|Von|VON|von|Par|PAR|Por|POR|Di|Autor(?:in)?:|Author:|Text:|Redaktion:|Автор:)\\s{1,2}(\\p{Lu}[\\p{L}.’'-]{0,25}(?:\\s(?:de|von|van|der|den|la|le|di|du|y|zu)){0,2}\\s\\p{Lu}[\\p{L}.’'-]{1,25}.{0,60})$");

    private static final Pattern DATE_AND_NAME =
            Pattern.compile(
                    "^[\\d./\\s,:-]{8,20}\\s?[-–|•·/,]\\s?(\\p{Lu}[\\p{L}.’'-]{1,25}\\s\\p{Lu}[\\p{L}.’'-]{1,25})$");

    private static final List<String> NO_NAMES =
            List.of(
                    "publi",
                    "veröffentl",
                    "posted",
                    "datum",
                    "date",
                    "updated",
                    "kommentar",
                    "comment",
                    "zuletzt",
                    "lesezeit",
                    "read",
                    "share",
                    "geschrieben",
                    "am ",
                    "stand",
                    "follow",
                    "email",
                    "e-mail",
                    "about ",
                    "über ",
                    "mehr ",
                    "more ",
                    "by ",
                    "photo",
                    "foto",
                    "quelle",
                    "contact",
                    "kontakt",
                    "view ",
                    "all posts",
                    "alle ");

    private PageAuthors() {}

    static List<String> of(
            PageTree tree, MainContent content, PageHead head, String url, int heading) {
        List<String> house = house(head, url);
        List<String> ofHouse = new ArrayList<>();
        List<String> declared = structured(head, url);
        if (isPeople(declared, house)) {
            return declared;
        }
        ofHouse.addAll(declared);
        for (String name : METAS) {
            List<String> names = clean(head.metas(name));
            if (isPeople(names, house)) {
                return names;
            }
            if (ofHouse.isEmpty()) {
                ofHouse.addAll(names);
            }
        }
        List<String> seen = visible(tree, content, heading);
        if (isPeople(seen, house)) {
            return seen;
        }
        List<String> lines = bylines(tree, content, heading);
        if (!lines.isEmpty()) {
            return lines;
        }
        return ofHouse.isEmpty() ? seen : ofHouse;
    }

    /// What the site and its publisher are called, which may stand for an author.
    private static List<String> house(PageHead head, String url) {
        List<String> names = new ArrayList<>();
        for (ObjectNode object : head.structured().about(url)) {
            names.addAll(head.structured().names(object, "publisher"));
        }
        head.meta(List.of("og:site_name")).ifPresent(names::add);
        int from = url.indexOf("//");
        if (from >= 0) {
            int end = url.indexOf('/', from + 2);
            names.add(url.substring(from + 2, end < 0 ? url.length() : end));
        }
        return names.stream().map(ArticleLines::letters).filter(n -> n.length() > 2).toList();
    }

    private static boolean isPeople(List<String> names, List<String> house) {
        if (names.isEmpty()) {
            return false;
        }
        for (String name : names) {
            String letters = ArticleLines.letters(name);
            boolean own =
                    letters.startsWith("redaktion")
                            || house.stream()
                                    .anyMatch(h -> h.contains(letters) || letters.contains(h));
            if (!own) {
                return true;
            }
        }
        return false;
    }

    /// The lines near the title that begin as bylines do.
    private static List<String> bylines(PageTree tree, MainContent content, int heading) {
        int container = content.container();
        int from = Math.max(0, (heading >= 0 ? heading : container) - 40);
        int last = container < 0 ? tree.size() : tree.end(container);
        for (int i = from; i < Math.min(tree.size(), last + 100); i++) {
            if (tree.isSilent(i) || tree.ownChars(i) < 6 || tree.ownChars(i) > LONGEST_NAME) {
                continue;
            }
            String line = ShortText.own(tree.element(i), LONGEST_NAME);
            Matcher label = LABEL.matcher(line);
            if (label.find()) {
                line = line.substring(label.start());
            }
            for (Pattern pattern : List.of(BYLINE, DATE_AND_NAME)) {
                Matcher matcher = pattern.matcher(line);
                if (matcher.find() && !isElsewhere(tree, content, i)) {
                    List<String> names = clean(List.of(matcher.group(1)));
                    if (!names.isEmpty()) {
                        return names;
                    }
                }
            }
        }
        return List.of();
    }

    private static List<String> structured(PageHead head, String url) {
        StructuredData data = head.structured();
        Optional<ObjectNode> article = data.article(url);
        for (ObjectNode object : data.about(url)) {
            boolean main = article.isPresent() && article.get() == object;
            if (main || article.isEmpty()) {
                for (String field : List.of("author", "creator")) {
                    List<String> names = clean(data.names(object, field));
                    if (!names.isEmpty()) {
                        return names;
                    }
                }
            }
        }
        return List.of();
    }

    private static List<String> visible(PageTree tree, MainContent content, int heading) {
        int container = content.container();
        int last = container < 0 ? tree.size() : tree.end(container);
        int from = heading >= 0 ? heading : Math.max(0, container);
        List<String> best = List.of();
        int least = Integer.MAX_VALUE;
        int tried = 0;
        for (int i = 0; i < tree.size() && tried < MOST_TRIED; i++) {
            if (tree.isSilent(i)
                    || tree.element(i).attributesSize() == 0 && !tree.tag(i).equals("address")) {
                continue;
            }
            Element element = tree.element(i);
            int rank = rank(tree, i, element);
            if (rank < 0 || isElsewhere(tree, content, i)) {
                continue;
            }
            int distance = Math.abs(i - from) + rank * 1000 + (i > last ? 500 : 0);
            if (distance < least) {
                tried++;
                List<String> names = clean(List.of(ShortText.of(element, 2 * LONGEST_NAME)));
                if (!names.isEmpty()) {
                    least = distance;
                    best = names;
                }
            }
        }
        return best;
    }

    private static int rank(PageTree tree, int i, Element element) {
        String property = element.attr("itemprop") + " " + element.attr("property");
        int parent = tree.parent(i);
        boolean inAuthor =
                parent >= 0
                        && (tree.element(parent).attr("itemprop")
                                        + tree.element(parent).attr("rel"))
                                .contains("author");
        if (property.contains("name") && inAuthor) {
            return 0;
        }
        if (property.contains("author") && !property.contains("authority")) {
            return 1;
        }
        if (element.attr("rel").contains("author")) {
            return 1;
        }
        return tree.is(i, Role.AUTHOR) ? 2 : element.normalName().equals("address") ? 3 : -1;
    }

    private static boolean isElsewhere(PageTree tree, MainContent content, int i) {
        int at = tree.parent(i);
        for (int up = 0; up < 10 && at >= 0; up++) {
            boolean elsewhere =
                    tree.tag(at).equals("nav")
                            || tree.isOfComments(at)
                            || tree.tag(at).equals("aside") && up > 2
                            || tree.is(at, Role.TEASER)
                                    && content.isLeftOut(at)
                                    && holdsSubheading(tree, at);
            if (elsewhere) {
                return true;
            }
            at = tree.parent(at);
        }
        return false;
    }

    /// As a link to another article does.
    private static boolean holdsSubheading(PageTree tree, int i) {
        for (int inner = i + 1; inner < Math.min(tree.end(i), i + 200); inner++) {
            if (Tags.isHeading(tree.tag(inner)) && !tree.tag(inner).equals("h1")) {
                return true;
            }
        }
        return false;
    }

    /// The names in what may be a whole byline.
    static List<String> clean(List<String> lines) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String line : lines) {
            String text = ShortText.oneLine(unescaped(line));
            if (text.length() > 4 * LONGEST_NAME) {
                continue;
            }
            Matcher label = LABEL.matcher(text);
            if (label.find()) {
                text = text.substring(label.end());
            }
            if (text.startsWith("http")) {
                continue;
            }
            text = BEFORE_NAME.matcher(text).replaceFirst("");
            text = BEFORE_NAME.matcher(text).replaceFirst("");
            text = AFTER_NAME.matcher(text).replaceFirst("");
            for (String part : BETWEEN.split(text)) {
                String name = strip(part);
                if (isName(name) && names.size() < MOST_AUTHORS) {
                    names.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
                }
            }
        }
        return new ArrayList<>(names.values());
    }

    private static String unescaped(String text) {
        return text.indexOf('&') >= 0 && text.length() < 2000
                ? org.jsoup.parser.Parser.unescapeEntities(text, false)
                : text;
    }

    private static String strip(String part) {
        int from = 0;
        int to = part.length();
        while (from < to && !Character.isLetterOrDigit(part.charAt(from))) {
            from++;
        }
        while (to > from
                && !Character.isLetterOrDigit(part.charAt(to - 1))
                && part.charAt(to - 1) != '.'
                && part.charAt(to - 1) != ')') {
            to--;
        }
        return part.substring(from, to);
    }

    private static boolean isName(String name) {
        if (name.length() < 2
                || name.length() > LONGEST_NAME
                || name.contains("://")
                || name.contains("www.")
                || name.contains("{")
                || Character.isDigit(name.charAt(0))
                || name.split(" ").length > 7) {
            return false;
        }
        boolean letter = false;
        for (int i = 0; i < name.length(); i++) {
            letter |= Character.isLetter(name.charAt(i));
        }
        String lower = name.toLowerCase(Locale.ROOT);
        for (String start : NO_NAMES) {
            if (lower.startsWith(start)) {
                return false;
            }
        }
        return letter
                && switch (lower) {
                    case "author",
                            "autor",
                            "admin",
                            "administrator",
                            "by",
                            "von",
                            "none",
                            "null",
                            "undefined",
                            "anonymous",
                            "unknown",
                            "editor",
                            "about the author",
                            "über den autor",
                            "redaktionsteam",
                            "no author",
                            "posts by",
                            "follow",
                            "website",
                            "home",
                            "und",
                            "and",
                            "pressestelle" ->
                            false;
                    default -> true;
                };
    }
}
