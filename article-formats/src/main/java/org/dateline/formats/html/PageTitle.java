package org.dateline.formats.html;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// What the article is called, and which element of the page says so.
///
/// @param heading the number of the element; -1 if it is only in the page's head
/// @param all everything that claims to be the title
record PageTitle(String text, int heading, List<String> all) {

    private static final int LONGEST = 400;

    private static final int LEAST_TITLE = 8;

    private static final int MOST_KICKER_DEPTH = 4;

    /// What sites call the line above a title, in English, German, French, Spanish, Italian and
    /// Portuguese.
    private static final Pattern KICKER =
            Pattern.compile(
                    "(?i)kicker|eyebrow|overline|over-?title|super-?(?:title|head)|pre-?(?:title|head)"
                            + "|top-?line|roofline|dachzeile|spitzmarke|vorzeile|ober(?:zeile|titel)"
                            + "|sur-?titre|ante-?titul|ceja|volanta|cintillo|occhiello|chapeu");

    private static final Pattern LEADING = Pattern.compile("^[\\s:|–—-]{1,5}");

    private static final Pattern SEPARATOR = Pattern.compile("\\s[|–—·•»:›/-]{1,2}\\s");

    /// The address of a home page, also of one that the Internet Archive has kept.
    private static final Pattern HOME =
            Pattern.compile(
                    "/|(?:https?://web\\.archive\\.org)?(?:/web/\\d{1,14}/)?(?:https?:)?//[^/?#]{1,255}/?");

    static PageTitle of(PageTree tree, PageHead head, String url) {
        StructuredData data = head.structured();
        String headline =
                data.article(url)
                        .map(article -> cut(ShortText.oneLine(data.string(article, "headline"))))
                        .orElse("");
        String shared =
                head.meta(
                                List.of(
                                        "og:title",
                                        "twitter:title",
                                        "dc.title",
                                        "dcterms.title",
                                        "sailthru.title",
                                        "parsely-title",
                                        "citation_title",
                                        "title",
                                        "headline",
                                        "article:title"))
                        .map(title -> cut(ShortText.oneLine(title)))
                        .filter(title -> !title.equals(siteName(head)))
                        .orElse("");
        String page = head.title();
        List<String> claims = new ArrayList<>();
        for (String claim : List.of(headline, shared, page)) {
            if (!claim.isEmpty()) {
                claims.add(claim);
            }
        }
        int heading = heading(tree, head, url, claims);
        String seen = heading < 0 ? "" : seen(tree.element(heading));
        String title = choose(seen, headline, shared, page, head, url);
        if (!seen.isEmpty()) {
            claims.add(seen);
        }
        claims.add(title);
        return new PageTitle(title, heading, claims);
    }

    /// A heading's text, without an element at its beginning that is called a kicker.
    private static String seen(Element heading) {
        String whole = ShortText.of(heading, LONGEST);
        Element inner = heading.firstElementChild();
        for (int depth = 0; inner != null && depth < MOST_KICKER_DEPTH; depth++) {
            String name = inner.className() + " " + inner.attr("itemprop");
            if (KICKER.matcher(name.substring(0, Math.min(name.length(), LONGEST))).find()) {
                String kicker = ShortText.of(inner, LONGEST);
                String rest =
                        whole.startsWith(kicker) ? whole.substring(kicker.length()).strip() : "";
                String title = LEADING.matcher(rest).replaceFirst("");
                return kicker.isEmpty() || title.length() < LEAST_TITLE ? whole : title;
            }
            inner = inner.firstElementChild();
        }
        return whole;
    }

    private static String cut(String title) {
        return title.length() > LONGEST ? "" : title;
    }

    private static String choose(
            String seen, String headline, String shared, String page, PageHead head, String url) {
        if (!seen.isEmpty()) {
            return withoutKicker(
                    seen, headline, withoutSite(shared, head, url), withoutSite(page, head, url));
        }
        if (!headline.isEmpty()) {
            return headline;
        }
        String title = shared.isEmpty() ? page : shared;
        return withoutSite(title, head, url);
    }

    /// Without what stands above the title in the same heading.
    private static String withoutKicker(String seen, String... claims) {
        String letters = ArticleLines.letters(seen);
        for (String claim : claims) {
            String claimed = ArticleLines.letters(claim);
            if (claimed.length() >= 10
                    && claimed.length() < letters.length()
                    && letters.endsWith(claimed)) {
                return claim;
            }
        }
        return seen;
    }

    /// Without the name of the site behind it, or before it.
    private static String withoutSite(String title, PageHead head, String url) {
        Matcher separator = SEPARATOR.matcher(title);
        int firstEnd = -1;
        int lastStart = -1;
        int lastAt = -1;
        int afterFirst = -1;
        while (separator.find()) {
            if (firstEnd < 0) {
                firstEnd = separator.start();
                afterFirst = separator.end();
            }
            lastAt = separator.start();
            lastStart = separator.end();
        }
        if (lastAt < 0) {
            return title;
        }
        String last = title.substring(lastStart);
        if (isSite(last, head, url)) {
            return title.substring(0, lastAt).strip();
        }
        if (isSite(title.substring(0, firstEnd), head, url)) {
            return title.substring(afterFirst).strip();
        }
        return last.length() < 25 && last.length() * 2 < title.length()
                ? title.substring(0, lastAt).strip()
                : title;
    }

    private static boolean isSite(String name, PageHead head, String url) {
        String letters = ArticleLines.letters(name);
        return letters.equals(ArticleLines.letters(siteName(head))) || isHost(letters, url);
    }

    private static String siteName(PageHead head) {
        return head.meta(List.of("og:site_name", "application-name")).orElse("");
    }

    /// The heading that agrees best with what the page's head says; else the first large one.
    private static int heading(PageTree tree, PageHead head, String url, List<String> claims) {
        int best = -1;
        double most = 0;
        List<String> claimed = claims.stream().map(ArticleLines::letters).toList();
        String site = ArticleLines.letters(siteName(head));
        for (int i = 0; i < tree.size(); i++) {
            String tag = tree.tag(i);
            boolean large = tag.equals("h1");
            boolean property =
                    tree.element(i).attributesSize() > 0
                            && tree.element(i).attr("itemprop").contains("headline");
            if (tree.isSilent(i)
                    || (!large && !property && !tag.equals("h2"))
                    || tree.isOfComments(i)) {
                continue;
            }
            String text = ArticleLines.letters(ShortText.of(tree.element(i), LONGEST));
            if (text.length() < 3
                    || text.equals(site)
                    || isHost(text, url)
                    || isOfSite(tree.element(i), url)) {
                continue;
            }
            double score = large ? 8 : property ? 12 : 0;
            for (String claim : claimed) {
                boolean within = text.length() > 5 && claim.contains(text);
                boolean around = claim.length() > 8 && text.contains(claim);
                if (within || around) {
                    double share =
                            (double) Math.min(text.length(), claim.length())
                                    / Math.max(text.length(), claim.length());
                    score += 30 + 30 * share + (claim.startsWith(text) ? 10 : 0);
                }
            }
            boolean own = score >= 40 || (large && (text.length() >= 10 || claims.isEmpty()));
            if (own && score > most) {
                most = score;
                best = i;
            }
        }
        return best;
    }

    /// Whether a heading does nothing but lead to the site's home page, or is hidden from
    // everybody.
    private static boolean isOfSite(Element heading, String url) {
        if (heading.attr("aria-hidden").equals("true")) {
            return true;
        }
        Element link = heading.firstElementChild();
        for (int depth = 0; link != null && depth < MOST_KICKER_DEPTH; depth++) {
            if (link.normalName().equals("a")) {
                return HOME.matcher(link.attr("href")).matches()
                        && !HOME.matcher(url).matches()
                        && ShortText.of(link, LONGEST).equals(ShortText.of(heading, LONGEST));
            }
            link = link.firstElementChild();
        }
        return false;
    }

    /// Whether a heading is only the site's name.
    private static boolean isHost(String text, String url) {
        int from = url.indexOf("//");
        int end = from < 0 ? -1 : url.indexOf('/', from + 2);
        String host = from < 0 ? "" : url.substring(from + 2, end < 0 ? url.length() : end);
        String letters = ArticleLines.letters(host);
        return !letters.isEmpty() && letters.contains(text) && text.length() * 2 > letters.length();
    }
}
