package org.dateline.formats.html;

import java.util.Arrays;
import java.util.Set;
import org.dateline.formats.html.Names.Role;
import org.jsoup.nodes.Element;

/// Where on a page its article is: the element that holds it, and what in it does not belong.
///
/// What is around an article is left out by what it is called, unless it holds so much of the
/// page's running text that it must be the article. Then each paragraph speaks for the elements
/// around it, the nearer the more; the one that has most is the article's, or what that lies in if
/// it is as dense.
final class MainContent {

    /// An element that holds more of the page's running text is not around the article, whatever
    /// it is called.
    private static final double MOST_AROUND = 0.4;

    private static final double MOST_COMMENTS = 0.85;

    private static final double DECAY = 0.65;

    /// With less text, an article's own parts may have been taken for what is around it.
    private static final int LEAST_TEXT = 250;

    private final PageTree tree;
    private final int[] good;
    private final int[] all;
    private final int[] links;
    private final boolean[] left;
    private int container = -1;
    private boolean byName;

    private MainContent(PageTree tree) {
        this.tree = tree;
        this.good = new int[tree.size()];
        this.all = new int[tree.size()];
        this.links = new int[tree.size()];
        this.left = new boolean[tree.size()];
    }

    static MainContent of(PageTree tree) {
        MainContent content = new MainContent(tree);
        content.measure(false);
        int total = tree.size() == 0 ? 0 : content.good[0];
        content.leaveOut(true);
        content.measure(true);
        content.choose();
        int container = content.container;
        if (container >= 0 && content.good[container] < LEAST_TEXT && total >= LEAST_TEXT) {
            MainContent careful = new MainContent(tree);
            careful.measure(false);
            careful.leaveOut(false);
            careful.measure(true);
            careful.choose();
            boolean more = careful.good[careful.container] > 2 * content.good[container];
            return more ? careful : content;
        }
        return content;
    }

    /// All of a page or fragment, with nothing left out.
    static MainContent whole(PageTree tree) {
        return new MainContent(tree);
    }

    /// The number of the element that the article is in; -1 where a page has no element at all.
    int container() {
        return container;
    }

    boolean isLeftOut(int i) {
        return left[i];
    }

    /// How much running text there is in an element.
    int good(int i) {
        return good[i];
    }

    /// How much text there is in an element.
    int all(int i) {
        return all[i];
    }

    /// Whether an element is a list, table or group of nothing but links.
    boolean isListOfLinks(int i) {
        if (good[i] > 0 || all[i] == 0) {
            return false;
        }
        double share = (double) links[i] / all[i];
        return switch (tree.tag(i)) {
            case "ul", "ol", "dl", "table" -> share > 0.6;
            case "div", "section", "article", "header" -> share > 0.8 && all[i] > 40;
            default -> false;
        };
    }

    /// Sums over subtrees, children before parents.
    private void measure(boolean pruned) {
        for (int i = tree.size() - 1; i >= 0; i--) {
            if (tree.isSilent(i) || (pruned && left[i])) {
                good[i] = 0;
                all[i] = 0;
                links[i] = 0;
                continue;
            }
            // what was added by the children stands there already
            good[i] += tree.goodChars(i);
            all[i] += tree.ownChars(i);
            links[i] += tree.ownLinked(i);
            int parent = tree.parent(i);
            if (parent >= 0) {
                good[parent] += good[i];
                all[parent] += all[i];
                links[parent] += links[i];
            }
        }
    }

    /// @param byName whether names decide, too, and not only what kind of element it is
    private void leaveOut(boolean byName) {
        this.byName = byName;
        if (tree.size() == 0) {
            return;
        }
        int total = Math.max(1, good[0]);
        boolean[] holdsBody = holdsBody();
        int i = 0;
        while (i < tree.size()) {
            if (tree.isSilent(i)) {
                i = tree.end(i);
            } else if (isAround(i, total, holdsBody[i], holdsBody[0] && !holdsBody[i])) {
                left[i] = true;
                i = tree.end(i);
            } else {
                i++;
            }
        }
        Arrays.fill(good, 0);
        Arrays.fill(all, 0);
        Arrays.fill(links, 0);
    }

    /// Elements that hold, or are, what is called the article's body and has text to show for it.
    private boolean[] holdsBody() {
        boolean[] holds = new boolean[tree.size()];
        for (int i = tree.size() - 1; i >= 0; i--) {
            holds[i] |= good[i] >= 200 && isBody(i);
            if (holds[i] && tree.parent(i) >= 0) {
                holds[tree.parent(i)] = true;
            }
        }
        return holds;
    }

    private boolean isBody(int i) {
        Element element = tree.element(i);
        return element.attr("itemprop").equals("articleBody")
                || tree.is(i, Role.BODY)
                        && !tree.is(i, Role.AROUND)
                        && !tree.is(i, Role.COMMENTS)
                        && !tree.is(i, Role.TEASER)
                        && !element.normalName().equals("body");
    }

    private boolean isAround(int i, int total, boolean holdsBody, boolean bodyElsewhere) {
        Element element = tree.element(i);
        String tag = element.normalName();
        switch (tag) {
            case "html", "body", "main", "p" -> {
                return tag.equals("p") && isAroundByName(i) && good[i] * 10 < total;
            }
            case "nav", "menu" -> {
                return good[i] < 0.7 * total;
            }
            case "footer" -> {
                return good[i] < 0.5 * total;
            }
            case "aside" -> {
                return !holdsBody && good[i] < 0.5 * total;
            }
            case "h1", "h2", "h3", "em", "strong", "b", "i" -> {
                return false;
            }
            default -> {}
        }
        double share = (double) good[i] / total;
        if (isHidden(element) || tree.is(i, Role.HIDDEN)) {
            return share < MOST_AROUND;
        }
        switch (element.attr("role")) {
            case "navigation",
                    "banner",
                    "complementary",
                    "contentinfo",
                    "search",
                    "dialog",
                    "alertdialog",
                    "menu",
                    "menubar",
                    "toolbar",
                    "tablist" -> {
                return !holdsBody && share < MOST_AROUND;
            }
            default -> {}
        }
        if (tree.is(i, Role.COMMENTS)) {
            return !holdsBody && share < MOST_COMMENTS;
        }
        if (tag.equals("header")) {
            return (good[i] == 0 && !holdsSubheading(i))
                    || (isAroundByName(i) && !holdsBody && share < MOST_AROUND);
        }
        if (holdsBody || (tree.is(i, Role.BODY) && good[i] > 0)) {
            return false;
        }
        if (isAroundByName(i)) {
            return share < (bodyElsewhere ? MOST_COMMENTS : MOST_AROUND);
        }
        return tree.is(i, Role.TEASER)
                && !tree.is(i, Role.LEAD)
                && links[i] > 0.3 * all[i]
                && share < MOST_AROUND;
    }

    /// As the header of a section in an article does.
    private boolean holdsSubheading(int i) {
        for (int inner = i + 1; inner < Math.min(tree.end(i), i + 40); inner++) {
            String tag = tree.tag(inner);
            if (Tags.isHeading(tag) && !tag.equals("h1")) {
                return true;
            }
        }
        return false;
    }

    private boolean isAroundByName(int i) {
        Set<Role> roles = tree.roles(i);
        return byName && roles.contains(Role.AROUND) && !roles.contains(Role.CAPTION);
    }

    private static boolean isHidden(Element element) {
        if (element.attributesSize() == 0) {
            return false;
        }
        if (element.hasAttr("hidden") || element.attr("aria-hidden").equals("true")) {
            return true;
        }
        String style = element.attr("style");
        if (style.isEmpty() || style.length() > 1000) {
            return false;
        }
        String flat = style.replace(" ", "");
        return flat.contains("display:none") || flat.contains("visibility:hidden");
    }

    private void choose() {
        if (tree.size() == 0) {
            return;
        }
        double[] scores = new double[tree.size()];
        for (int i = 0; i < tree.size(); i++) {
            if (left[i] || tree.isSilent(i)) {
                i = tree.end(i) - 1;
                continue;
            }
            int own = tree.goodChars(i);
            if (own > 0) {
                double weight = Math.min(own, 1500);
                // a paragraph is not what holds an article, a div with lines in it may be
                boolean paragraph = tree.tag(i).equals("p") || !Tags.isBlock(tree.tag(i));
                int at = paragraph ? tree.parent(i) : i;
                for (int up = 0; up < 8 && at >= 0; up++) {
                    scores[at] += weight;
                    weight *= DECAY;
                    at = tree.parent(at);
                }
            }
        }
        int best = 0;
        double most = -1;
        for (int i = 0; i < tree.size(); i++) {
            double score = scores[i] * trust(i);
            if (score > most) {
                most = score;
                best = i;
            }
        }
        container = wider(best);
    }

    /// How much an element's name and kind speak for its holding the article.
    private double trust(int i) {
        Element element = tree.element(i);
        if (element.attr("itemprop").equals("articleBody")) {
            return 2;
        }
        return switch (element.normalName()) {
            case "article" -> 1.3;
            case "main" -> 1.2;
            case "html", "body" -> 0.7;
            case "li", "ul", "ol", "blockquote", "td", "dd" -> 0.7;
            default -> isBody(i) ? 1.6 : tree.is(i, Role.AROUND) ? 0.5 : 1;
        };
    }

    /// The element around it that holds much more text of the same kind, as where an article is cut
    /// into sections. What is called a body holds all of the article, unless there are others.
    private int wider(int best) {
        int[] inBodies = inBodies();
        int chosen = best;
        boolean body = isBody(best);
        boolean article = tree.tag(best).equals("article");
        int at = tree.parent(best);
        while (at >= 0 && !tree.tag(at).equals("html")) {
            double size = Math.max(1, good[chosen]);
            double more = (good[at] - good[chosen]) / size;
            double density = (double) good[at] / Math.max(1, all[at]);
            boolean named = isBody(at) || tree.tag(at).equals("article");
            boolean wider;
            if (body) {
                wider = inBodies[at] - good[chosen] > 0.1 * size && density > 0.5;
            } else if (article) {
                wider = more > 1 && density > 0.75;
            } else if (named) {
                wider =
                        more > 0.1 && density > 0.5
                                || density > (tree.tag(at).equals("article") ? 0.6 : 0.4);
            } else {
                wider = more > 0.1 && density > 0.65;
            }
            if (wider) {
                chosen = at;
                body |= isBody(at);
            }
            article |= tree.tag(at).equals("article");
            at = tree.parent(at);
        }
        return chosen;
    }

    /// How much running text of an element is in what is called a body.
    private int[] inBodies() {
        int[] inBodies = new int[tree.size()];
        for (int i = tree.size() - 1; i >= 0; i--) {
            if (!left[i] && isBody(i)) {
                inBodies[i] = good[i];
            }
            if (tree.parent(i) >= 0) {
                inBodies[tree.parent(i)] += inBodies[i];
            }
        }
        return inBodies;
    }
}
