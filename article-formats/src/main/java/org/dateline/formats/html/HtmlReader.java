package org.dateline.formats.html;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.dateline.events.ArticleText;
import org.dateline.events.Declared;
import org.dateline.events.ReasonCode;
import org.dateline.formats.html.Line.Kind;
import org.dateline.formats.html.Names.Role;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/// Reads the article out of a web page, by how the pages of news sites and blogs are made. Nothing
/// is fetched; time is linear in the page's length, and memory a multiple of it.
public final class HtmlReader {

    /// Rises whenever the same bytes would be read as another article.
    public static final int VERSION = 3;

    /// Longer pages are refused.
    public static final int MAX_BYTES = 24 << 20;

    private static final int ELEMENT_BYTES = 300;

    private static final int ATTRIBUTE_BYTES = 80;

    private static final long MOST_MEMORY = 64L << 20;

    /// Fewer characters may be a caption that was taken for the article.
    private static final int SHORT_TEXT = 300;

    private static final int MOST_CAPTIONS = 1000;

    private static final int MOST_TAGS = 50;

    private static final int LONGEST_DESCRIPTION = 5000;

    private HtmlReader() {}

    /// How much of a file tells whether it is a page.
    public static final int START = 64 << 10;

    /// Whether a file that begins like this can be a page at all, and not only be called one.
    public static boolean hasMarkup(byte[] start) {
        for (int i = 0; i < Math.min(start.length, START); i++) {
            if (start[i] == '<') {
                return true;
            }
        }
        return false;
    }

    /// The article of a page.
    ///
    /// @param contentType the header that the page came with, if it is known
    /// @param url where the page was found, if that is known
    public static HtmlResult read(
            byte[] bytes, @Nullable String contentType, @Nullable String url) {
        if (bytes.length == 0) {
            return new HtmlResult.Refused(ReasonCode.EMPTY, "the page has no bytes");
        }
        if (bytes.length > MAX_BYTES) {
            return new HtmlResult.Refused(
                    ReasonCode.TOO_LARGE, "the page has more than " + MAX_BYTES + " bytes");
        }
        PageCharset.Decoded decoded = PageCharset.decode(bytes, contentType);
        if (isBinary(decoded.text())) {
            return new HtmlResult.Refused(
                    ReasonCode.BINARY,
                    "the bytes are not those of a web page; give the file the ending of its own"
                            + " format, and drop it again");
        }
        if (isTooDense(decoded.text())) {
            return new HtmlResult.Refused(
                    ReasonCode.TOO_LARGE, "the page has more elements and attributes than any has");
        }
        return read(decoded.text(), decoded.charset(), url == null ? "" : url);
    }

    /// Whether the parsed page would take too much memory: an element takes hundreds of bytes,
    /// an attribute about a hundred, whatever they take in the page.
    private static boolean isTooDense(String html) {
        long memory = 2L * html.length();
        for (int i = 0; i < html.length(); i++) {
            char c = html.charAt(i);
            memory += c == '<' ? ELEMENT_BYTES : c == '=' ? ATTRIBUTE_BYTES : 0;
        }
        return memory > MOST_MEMORY;
    }

    private static boolean isBinary(String text) {
        int odd = 0;
        int length = Math.min(text.length(), 100_000);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            odd += c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' ? 1 : 0;
        }
        return odd * 50L > length;
    }

    private static HtmlResult read(String html, String charset, String url) {
        Document document = HtmlParser.parse(html);
        PageTree tree = PageTree.of(document);
        PageHead head = PageHead.of(tree);
        MainContent content = MainContent.of(tree);
        String home = home(head, url);
        PageTitle title = PageTitle.of(tree, head, home);
        List<String> authors = PageAuthors.of(tree, content, head, home, title.heading());
        List<Line> all = lines(tree, content, head, home, title, authors);
        List<String> captions =
                all.stream()
                        .filter(line -> line.kind() == Kind.CAPTION)
                        .map(Line::text)
                        .limit(MOST_CAPTIONS)
                        .toList();
        BlockText text =
                BlockText.of(all.stream().filter(line -> line.kind() != Kind.CAPTION).toList());
        if (text.text().isBlank()) {
            return new HtmlResult.Refused(ReasonCode.EMPTY, "the page holds no text");
        }
        if (text.isTooLong()) {
            return new HtmlResult.Refused(
                    ReasonCode.TOO_LARGE,
                    "the text has more than " + ArticleText.MAX_BYTES + " bytes of UTF-8");
        }
        List<Declared.Date> dates =
                PageDates.of(
                        tree,
                        content,
                        head,
                        home.isEmpty() ? url : home,
                        title.heading(),
                        isMonthFirst(head, home));
        Optional<ObjectNode> article = head.structured().article(home);
        return new HtmlResult.Read(
                new HtmlArticle(
                        text.text(),
                        text.blocks(),
                        captions,
                        emptyToNull(title.text()),
                        authors,
                        publisher(head, home),
                        language(head, home),
                        home.isEmpty() ? null : home,
                        description(head, article),
                        tags(head, article),
                        section(head, article),
                        dates,
                        PageDates.published(dates, language(head, home)).orElse(null),
                        isPreview(tree, head, article, text.text()),
                        isLive(head, home),
                        charset));
    }

    private static List<Line> lines(
            PageTree tree,
            MainContent content,
            PageHead head,
            String home,
            PageTitle title,
            List<String> authors) {
        if (content.container() < 0) {
            return List.of();
        }
        List<Line> raw = new ArrayList<>(lead(tree, content, title.heading()));
        Set<String> leads = new HashSet<>();
        raw.forEach(line -> leads.add(ArticleLines.letters(line.text())));
        for (Line line : LineReader.lines(tree, content, content.container())) {
            if (leads.isEmpty() || !leads.contains(ArticleLines.letters(line.text()))) {
                raw.add(line);
            }
        }
        List<Line> chosen = ArticleLines.of(raw, title.all(), authors);
        List<Line> lines =
                chosen.isEmpty() ? LineReader.lines(tree, MainContent.whole(tree), 0) : chosen;
        return structuredBody(head, home)
                .filter(body -> length(lines) < Math.max(SHORT_TEXT, length(body) / 2))
                .filter(body -> length(body) > length(lines))
                .orElse(lines);
    }

    /// What introduces the article between its title and its text.
    private static List<Line> lead(PageTree tree, MainContent content, int heading) {
        int container = content.container();
        List<Line> lines = new ArrayList<>();
        int i = heading + 1;
        if (heading < 0 || container - heading > 400) {
            return lines;
        }
        while (i < container) {
            if (tree.isSilent(i) || content.isLeftOut(i)) {
                i = tree.end(i);
                continue;
            }
            boolean around = tree.end(i) > container;
            boolean leads =
                    !around
                            && !tree.is(i, Role.TEASER)
                            && (tree.is(i, Role.LEAD) && content.all(i) >= 30
                                    || tree.tag(i).equals("p") && tree.goodChars(i) > 0
                                    || tree.element(i).attr("itemprop").equals("description"))
                            && content.all(i) < 1500;
            if (leads) {
                lines.addAll(LineReader.lines(tree, content, i));
                i = tree.end(i);
            } else {
                i++;
            }
        }
        return lines;
    }

    private static Optional<List<Line>> structuredBody(PageHead head, String home) {
        StructuredData data = head.structured();
        return data.article(home)
                .map(
                        article -> {
                            List<Line> lines = new ArrayList<>();
                            addParagraphs(data.string(article, "articleBody"), lines);
                            if (article.path("liveBlogUpdate").isArray()) {
                                for (int i = 0;
                                        i < Math.min(article.path("liveBlogUpdate").size(), 2000);
                                        i++) {
                                    var post = article.path("liveBlogUpdate").get(i);
                                    String headline =
                                            ShortText.oneLine(data.string(post, "headline"));
                                    if (!headline.isEmpty()) {
                                        lines.add(new Line(headline, Kind.HEADING, 0, false, 0));
                                    }
                                    addParagraphs(data.string(post, "articleBody"), lines);
                                }
                            }
                            return lines;
                        })
                .filter(lines -> !lines.isEmpty());
    }

    private static void addParagraphs(String body, List<Line> lines) {
        for (String paragraph : HtmlFragment.text(body).split("\\n+")) {
            if (!paragraph.isBlank()) {
                lines.add(new Line(paragraph.strip(), Kind.PARAGRAPH, 0, false, 0));
            }
        }
    }

    private static int length(List<Line> lines) {
        int length = 0;
        for (Line line : lines) {
            length += line.text().length();
        }
        return length;
    }

    /// Where the page says it is at home; else where it was found.
    private static String home(PageHead head, String url) {
        for (String candidate :
                List.of(head.canonical(), head.meta(List.of("og:url")).orElse(""))) {
            Optional<String> absolute = absolute(candidate, url);
            if (absolute.isPresent() && !isHomePage(absolute.get())) {
                return absolute.get();
            }
        }
        return absolute(url, "").orElse("");
    }

    /// Sites whose pages all name the home page as theirs would make one article of all.
    private static boolean isHomePage(String url) {
        String path = URI.create(url).getRawPath();
        String query = URI.create(url).getRawQuery();
        return (path == null || path.length() <= 1) && query == null;
    }

    private static Optional<String> absolute(String address, String base) {
        if (address.isEmpty() || address.length() > 2000) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(address.strip().replace(" ", "%20").replace("|", "%7C"));
            if (!uri.isAbsolute() && !base.isEmpty()) {
                uri = new URI(base).resolve(uri);
            }
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean web =
                    (scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null;
            return web ? Optional.of(uri.toString()) : Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static @Nullable String publisher(PageHead head, String home) {
        StructuredData data = head.structured();
        for (ObjectNode object : data.about(home)) {
            List<String> names = data.names(object, "publisher");
            if (!names.isEmpty()) {
                return bounded(names.getFirst());
            }
        }
        return head.meta(
                        List.of(
                                "og:site_name",
                                "dc.publisher",
                                "dcterms.publisher",
                                "citation_publisher",
                                "publisher",
                                "application-name",
                                "apple-mobile-web-app-title",
                                "copyright"))
                .map(HtmlReader::bounded)
                .orElse(null);
    }

    private static @Nullable String language(PageHead head, String home) {
        String declared = head.language();
        if (declared.isBlank()) {
            declared =
                    head.structured()
                            .article(home)
                            .map(a -> head.structured().string(a, "inLanguage"))
                            .orElse("");
        }
        if (declared.isBlank()) {
            declared =
                    head.meta(
                                    List.of(
                                            "content-language",
                                            "og:locale",
                                            "language",
                                            "dc.language",
                                            "dcterms.language"))
                            .orElse("");
        }
        String tag = declared.strip().replace('_', '-');
        return tag.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}") ? tag : null;
    }

    private static boolean isMonthFirst(PageHead head, String home) {
        String language = head.language().toLowerCase(Locale.ROOT).replace('_', '-');
        String locale = head.meta(List.of("og:locale")).orElse("").toLowerCase(Locale.ROOT);
        if (language.equals("en-us") || (locale.equals("en_us") && !isCountry(home))) {
            return !isCountry(home);
        }
        return language.equals("en") && !isCountry(home);
    }

    /// Whether a site is at home in a country other than the United States.
    private static boolean isCountry(String home) {
        try {
            String host = home.isEmpty() ? null : new URI(home).getHost();
            if (host == null) {
                return false;
            }
            String last = host.substring(host.lastIndexOf('.') + 1);
            return last.length() == 2
                    && !last.equals("us")
                    && !last.equals("tv")
                    && !last.equals("io");
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static @Nullable String description(PageHead head, Optional<ObjectNode> article) {
        String description =
                head.meta(
                                List.of(
                                        "og:description",
                                        "description",
                                        "twitter:description",
                                        "dc.description",
                                        "dcterms.description",
                                        "sailthru.description"))
                        .or(() -> article.map(a -> head.structured().string(a, "description")))
                        .map(HtmlFragment::text)
                        .map(ShortText::oneLine)
                        .orElse("");
        return description.isEmpty() || description.length() > LONGEST_DESCRIPTION
                ? null
                : description;
    }

    private static List<String> tags(PageHead head, Optional<ObjectNode> article) {
        List<String> raw = new ArrayList<>(head.metas("article:tag"));
        if (raw.isEmpty()) {
            raw.addAll(head.metas("parsely-tags"));
            raw.addAll(head.metas("sailthru.tags"));
            raw.addAll(head.metas("news_keywords"));
        }
        if (raw.isEmpty()) {
            article.ifPresent(a -> raw.addAll(head.structured().names(a, "keywords")));
        }
        if (raw.isEmpty()) {
            raw.addAll(head.metas("keywords"));
        }
        Set<String> seen = new HashSet<>();
        List<String> tags = new ArrayList<>();
        for (String list : raw) {
            for (String part : list.split("[,;]")) {
                String tag = ShortText.oneLine(part);
                boolean wanted =
                        !tag.isEmpty()
                                && tag.length() <= 100
                                && tags.size() < MOST_TAGS
                                && seen.add(tag.toLowerCase(Locale.ROOT));
                if (wanted) {
                    tags.add(tag);
                }
            }
        }
        return tags;
    }

    private static @Nullable String section(PageHead head, Optional<ObjectNode> article) {
        return head.meta(
                        List.of(
                                "article:section",
                                "og:article:section",
                                "parsely-section",
                                "sailthru.section",
                                "cxenseparse:recs:category",
                                "section"))
                .or(
                        () ->
                                article.flatMap(
                                        a ->
                                                head
                                                        .structured()
                                                        .names(a, "articleSection")
                                                        .stream()
                                                        .findFirst()))
                .map(HtmlReader::bounded)
                .orElse(null);
    }

    private static boolean isPreview(
            PageTree tree, PageHead head, Optional<ObjectNode> article, String text) {
        boolean paid =
                article.map(a -> head.structured().string(a, "isAccessibleForFree"))
                                .map(free -> free.toLowerCase(Locale.ROOT))
                                .filter(free -> free.equals("false") || free.endsWith("/false"))
                                .isPresent()
                        || head.meta(List.of("article:content_tier"))
                                .filter(tier -> tier.equals("locked") || tier.equals("metered"))
                                .isPresent();
        boolean wall = false;
        for (int i = 0; i < tree.size() && !wall; i++) {
            wall = tree.is(i, Role.PAYWALL);
        }
        return (paid || wall) && (text.length() < 1500 || endsOpen(text));
    }

    private static boolean endsOpen(String text) {
        String end = text.strip();
        return end.endsWith("…") || end.endsWith("...");
    }

    private static boolean isLive(PageHead head, String home) {
        return head.structured()
                .article(home)
                .filter(a -> StructuredData.types(a).contains("liveblogposting"))
                .isPresent();
    }

    private static @Nullable String bounded(String value) {
        String line = ShortText.oneLine(value);
        return line.isEmpty() || line.length() > 500 ? null : line;
    }

    private static @Nullable String emptyToNull(String value) {
        return value.isEmpty() ? null : value;
    }
}
