package org.dateline.formats.html;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a page says of itself in [JSON-LD](https://schema.org/Article): objects with a type, out of
/// graphs, arrays and each other.
final class StructuredData {

    private static final int MOST_OBJECTS = 5000;

    private static final int MOST_BROKEN_CHARS = 1 << 20;

    private static final Set<String> ARTICLES =
            Set.of(
                    "article",
                    "newsarticle",
                    "analysisnewsarticle",
                    "askpublicnewsarticle",
                    "backgroundnewsarticle",
                    "opinionnewsarticle",
                    "reportagenewsarticle",
                    "reviewnewsarticle",
                    "advertisercontentarticle",
                    "satiricalarticle",
                    "scholarlyarticle",
                    "medicalscholarlyarticle",
                    "techarticle",
                    "report",
                    "blogposting",
                    "liveblogposting",
                    "socialmediaposting",
                    "blogpost",
                    "discussionforumposting");

    private static final Set<String> OTHERS =
            Set.of(
                    "webpage",
                    "creativework",
                    "review",
                    "recipe",
                    "videoobject",
                    "audioobject",
                    "podcastepisode",
                    "episode",
                    "tvepisode",
                    "radioepisode",
                    "itempage",
                    "howto",
                    "clip",
                    "faqpage",
                    "qapage",
                    "aboutpage",
                    "product",
                    "event",
                    "imagegallery",
                    "mediagallery",
                    "interview",
                    "claimreview",
                    "course",
                    "book",
                    "dataset",
                    "jobposting",
                    "photograph",
                    "visualartwork",
                    "movie",
                    "broadcastevent",
                    "collectionpage",
                    "blog");

    /// Fields whose objects are of other pages.
    private static final Set<String> ELSEWHERE =
            Set.of(
                    "itemlistelement",
                    "relatedlink",
                    "comment",
                    "ispartof",
                    "haspart",
                    "mentions",
                    "citation",
                    "isbasedon",
                    "subjectof",
                    "review",
                    "significantlink",
                    "blogpost",
                    "author",
                    "publisher",
                    "creator",
                    "image",
                    "video",
                    "about",
                    "breadcrumb",
                    "potentialaction",
                    "liveblogupdate",
                    "worksfor");

    private static final Pattern BROKEN_FIELD =
            Pattern.compile(
                    "\"(datePublished|dateModified|dateCreated|headline|articleSection|inLanguage)\"\\s{0,9}:\\s{0,9}\"([^\"\\\\]{1,300})\"");

    private static final Pattern BROKEN_AUTHOR =
            Pattern.compile(
                    "\"author\"\\s{0,9}:[\\s\\[{]{0,40}(?:\"@type\"\\s{0,9}:\\s{0,9}\"\\w{1,40}\"\\s{0,9},\\s{0,20})?\"name\"\\s{0,9}:\\s{0,9}\"([^\"\\\\]{1,200})\"");

    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(200)
                                                    .build())
                                    .build())
                    .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                    .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                    .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                    .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
                    .enable(JsonReadFeature.ALLOW_MISSING_VALUES)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build();

    private final List<ObjectNode> articles = new ArrayList<>();
    private final List<ObjectNode> others = new ArrayList<>();
    private final Map<String, ObjectNode> byId = new HashMap<>();
    private int objects;

    /// Adds what one `script` holds.
    void add(String script) {
        String json = withoutWrapping(script);
        if (json.isEmpty()) {
            return;
        }
        try {
            collect(MAPPER.readTree(json));
        } catch (JacksonException e) {
            collect(ofBroken(json));
        }
    }

    private static String withoutWrapping(String script) {
        String json = script.strip();
        for (String start : List.of("<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA[")) {
            if (json.startsWith(start)) {
                json = json.substring(start.length()).strip();
            }
        }
        for (String end : List.of("-->", "//]]>", "/*]]>*/", "]]>", ";")) {
            if (json.endsWith(end)) {
                json = json.substring(0, json.length() - end.length()).strip();
            }
        }
        return json;
    }

    /// The plain fields of JSON that can't be parsed, first of each.
    private static JsonNode ofBroken(String json) {
        ObjectNode article = MAPPER.createObjectNode();
        String start =
                json.length() > MOST_BROKEN_CHARS ? json.substring(0, MOST_BROKEN_CHARS) : json;
        Matcher field = BROKEN_FIELD.matcher(start);
        while (field.find()) {
            if (!article.has(field.group(1))) {
                article.put(field.group(1), field.group(2));
            }
        }
        Matcher author = BROKEN_AUTHOR.matcher(start);
        if (author.find()) {
            article.put("author", author.group(1));
        }
        if (!article.isEmpty()) {
            article.put("@type", start.contains("Article\"") ? "Article" : "WebPage");
        }
        return article;
    }

    private void collect(JsonNode root) {
        Deque<JsonNode> open = new ArrayDeque<>();
        open.add(root);
        while (!open.isEmpty() && objects < MOST_OBJECTS) {
            JsonNode node = open.removeFirst();
            if (node.isArray()) {
                for (int i = 0; i < Math.min(node.size(), MOST_OBJECTS); i++) {
                    open.add(node.get(i));
                }
            } else if (node instanceof ObjectNode object) {
                objects++;
                classify(object);
                object.properties()
                        .forEach(
                                field -> {
                                    boolean index =
                                            field.getValue().isContainerNode()
                                                    && !ELSEWHERE.contains(
                                                            field.getKey()
                                                                    .toLowerCase(Locale.ROOT));
                                    if (index) {
                                        open.add(field.getValue());
                                    }
                                });
            }
        }
    }

    private void classify(ObjectNode object) {
        String id = object.path("@id").asText("");
        if (!id.isEmpty() && object.size() > 1) {
            byId.putIfAbsent(id, object);
        }
        List<String> types = types(object);
        if (types.stream().anyMatch(ARTICLES::contains)) {
            articles.add(object);
        } else if (types.stream().anyMatch(OTHERS::contains)) {
            others.add(object);
        }
    }

    static List<String> types(JsonNode object) {
        JsonNode type = object.path("@type");
        List<String> types = new ArrayList<>();
        if (type.isTextual()) {
            types.add(type.asText());
        } else {
            for (int i = 0; i < Math.min(type.size(), 10); i++) {
                types.add(type.get(i).asText(""));
            }
        }
        return types.stream()
                .map(t -> t.substring(Math.max(t.lastIndexOf('/'), t.lastIndexOf(':')) + 1))
                .map(t -> t.toLowerCase(Locale.ROOT))
                .toList();
    }

    /// The article that the page is about.
    ///
    /// @param url where the page is; empty if that is not known
    Optional<ObjectNode> article(String url) {
        if (articles.size() > 1 && !url.isEmpty()) {
            for (ObjectNode article : articles) {
                if (isSame(url, string(article, "url"))
                        || isSame(url, string(article, "mainEntityOfPage"))
                        || isSame(url, article.path("mainEntityOfPage").path("@id").asText(""))) {
                    return Optional.of(article);
                }
            }
        }
        return articles.stream()
                .filter(a -> a.has("datePublished") || a.has("headline"))
                .findFirst()
                .or(() -> articles.stream().findFirst());
    }

    /// The objects that say something of the page, its article first.
    List<ObjectNode> about(String url) {
        List<ObjectNode> about = new ArrayList<>();
        article(url).ifPresent(about::add);
        about.addAll(others);
        return about;
    }

    private static boolean isSame(String url, String other) {
        return !other.isEmpty() && path(url).equals(path(other));
    }

    private static String path(String url) {
        int from = url.indexOf("//");
        int slash = url.indexOf('/', from < 0 ? 0 : from + 2);
        String path = slash < 0 ? "/" : url.substring(slash);
        int end = path.indexOf('#');
        path = end < 0 ? path : path.substring(0, end);
        return path.endsWith("/") ? path : path + "/";
    }

    /// A field's string, or that of the object it names; empty where there is none.
    String string(JsonNode object, String field) {
        return string(object.path(field));
    }

    private String string(JsonNode value) {
        if (value.isValueNode()) {
            return value.isNull() ? "" : value.asText("");
        }
        if (value.isArray()) {
            return value.isEmpty() ? "" : string(value.get(0), 3);
        }
        return string(value, 3);
    }

    private String string(JsonNode value, int hops) {
        if (value.isValueNode()) {
            return value.isNull() ? "" : value.asText("");
        }
        if (hops == 0) {
            return "";
        }
        for (String name : List.of("name", "@value", "headline", "url", "@id")) {
            JsonNode inner = value.path(name);
            if (inner.isTextual() && !(name.equals("@id") && byId.containsKey(inner.asText()))) {
                return inner.asText();
            }
            if (inner.isArray() && !inner.isEmpty()) {
                return string(inner.get(0), hops - 1);
            }
        }
        ObjectNode named = byId.get(value.path("@id").asText(""));
        return named == null || named == value ? "" : string(named, hops - 1);
    }

    /// The names in a field that may be one string, one object, or several.
    List<String> names(JsonNode object, String field) {
        JsonNode value = object.path(field);
        List<String> names = new ArrayList<>();
        if (value.isArray()) {
            for (int i = 0; i < Math.min(value.size(), 50); i++) {
                names.add(name(value.get(i)));
            }
        } else if (value.path("name").isArray()) {
            for (int i = 0; i < Math.min(value.path("name").size(), 50); i++) {
                names.add(name(value.path("name").get(i)));
            }
        } else {
            names.add(name(value));
        }
        names.removeIf(String::isBlank);
        return names;
    }

    private String name(JsonNode value) {
        if (value.isObject() && !value.has("name") && value.has("@id")) {
            ObjectNode named = byId.get(value.path("@id").asText(""));
            return named == null ? "" : named.path("name").asText("");
        }
        String name = value.isObject() ? string(value.path("name"), 2) : string(value, 2);
        return name.contains("://") ? "" : name;
    }
}
