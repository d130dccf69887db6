package org.dateline.formats.pdf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds what stands at the edge of pages and belongs to no article: lines that come again on
/// page after page but for their numbers, and page numbers that count with the pages.
final class RunningHeads {

    /// How much of a page's height its upper and lower edges are.
    private static final float EDGE = 0.14f;

    private static final int FEWEST_PAGES = 3;

    /// Left and right pages may have heads of their own, and chapters too.
    private static final int LEAST_SHARE = 5;

    private static final int LONGEST = 150;

    private static final Pattern NUMBER =
            Pattern.compile(
                    "[\\W_]{0,5}(?:(?:page|seite|pagina|página|side|sida|strana|стр\\.?|s\\.|p\\.)\\s{0,3})?"
                            + "(\\d{1,4})(?:\\s{0,3}(?:/|\\||of|von|de|di|из|av|z)\\s{0,3}\\d{1,4})?[\\W_]{0,5}",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern DIGITS = Pattern.compile("\\p{Nd}+");

    private RunningHeads() {}

    /// The pages without them.
    static List<Page> leftOut(List<Page> pages) {
        Map<String, Integer> pagesWith = new HashMap<>();
        Map<Integer, Integer> pagesAtOffset = new HashMap<>();
        for (int i = 0; i < pages.size(); i++) {
            Set<String> keys = new HashSet<>();
            Set<Integer> offsets = new HashSet<>();
            for (Line line : edges(pages.get(i))) {
                keys.add(key(line, pages.get(i)));
                int number = number(line);
                if (number >= 0) {
                    offsets.add(number - i);
                }
            }
            keys.forEach(key -> pagesWith.merge(key, 1, Integer::sum));
            offsets.forEach(offset -> pagesAtOffset.merge(offset, 1, Integer::sum));
        }
        int fewest = Math.max(FEWEST_PAGES, pages.size() / LEAST_SHARE);
        List<Page> left = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            Page page = pages.get(i);
            Set<Line> out = Collections.newSetFromMap(new IdentityHashMap<>());
            for (Line line : edges(page)) {
                boolean again = pagesWith.getOrDefault(key(line, page), 0) >= fewest;
                int number = number(line);
                boolean counts = number >= 0 && pagesAtOffset.getOrDefault(number - i, 0) > 1;
                if (again || counts) {
                    out.add(line);
                }
            }
            left.add(out.isEmpty() ? page : page.without(out));
        }
        return left;
    }

    private static List<Line> edges(Page page) {
        return page.lines().stream()
                .filter(line -> line.text().length() <= LONGEST)
                .filter(line -> isUpper(line, page) || isLower(line, page))
                .toList();
    }

    private static boolean isUpper(Line line, Page page) {
        return line.baseline() < EDGE * page.height();
    }

    private static boolean isLower(Line line, Page page) {
        return line.baseline() > (1 - EDGE) * page.height();
    }

    /// The same for the same head on other pages.
    private static String key(Line line, Page page) {
        String text = DIGITS.matcher(line.text()).replaceAll("#").toLowerCase(Locale.ROOT);
        return (isUpper(line, page) ? "^" : "_") + text;
    }

    private static int number(Line line) {
        Matcher matcher = NUMBER.matcher(line.text());
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : -1;
    }
}
