package org.dateline.gateway.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Locale;
import java.util.UUID;
import org.dateline.gateway.parameters.Query;
import org.jspecify.annotations.Nullable;

/// Addresses within the page.
public final class Links {

    private Links() {}

    public static String article(UUID id) {
        return "/articles/" + id;
    }

    /// Of two articles beside each other.
    public static String comparison(UUID first, UUID second) {
        return article(first) + "/compare/" + second;
    }

    /// Of two contents that an article had.
    static String revisions(UUID id, String before, String after) {
        return article(id) + "/revisions/" + before + "/compare/" + after;
    }

    /// Of a place in an article.
    static String place(UUID id, int at) {
        return article(id) + "?at=" + at + "#at";
    }

    /// Of a person, organization or place.
    public static String entity(String id) {
        return "/entities/" + segment(id);
    }

    /// As it stands in the path of an address.
    static String segment(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20").replace("%3A", ":");
    }

    /// As it stands in the query of an address.
    static String parameter(String name, String value) {
        return name + "=" + URLEncoder.encode(value, UTF_8);
    }

    /// Of the articles that mention a day from `earliest` to `latest`, ISO dates or date-times.
    public static String mentions(String earliest, String latest) {
        String first = day(earliest);
        String last = day(latest);
        return "/?mentions=" + (first.equals(last) ? first : first + ".." + last);
    }

    /// Of the articles of a query that were published in a day, month or year.
    static String published(Query query, String date) {
        return "/?" + withoutTime(query).plus("from", date).plus("to", date);
    }

    /// Of the articles of a query that mention a day, month or year.
    static String mentioned(Query query, String date) {
        return "/?" + query.without("mentions").plus("mentions", date);
    }

    /// Of the articles of a query, whenever they were published.
    static String anyTime(Query query) {
        return "/?" + withoutTime(query);
    }

    private static Query withoutTime(Query query) {
        return query.without("from").without("to").without("undated");
    }

    /// An address from outside if it is one to go to, else empty: an article may declare any.
    public static String outside(@Nullable String url) {
        if (url == null) {
            return "";
        }
        String lower = url.toLowerCase(Locale.ROOT);
        return lower.startsWith("https://") || lower.startsWith("http://") ? url : "";
    }

    private static String day(String date) {
        return URLEncoder.encode(date.length() > 10 ? date.substring(0, 10) : date, UTF_8);
    }
}
