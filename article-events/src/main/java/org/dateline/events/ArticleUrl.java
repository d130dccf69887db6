package org.dateline.events;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An absolute URL that an article is known by. Two that are equal under RFC 3986, section 6.2, or
/// differ in what they tell of a click only, have the same [#normal] form:
///
/// - scheme and host in lower case, without the port that the scheme has anyway, and without the
///   fragment; user and password as they are
/// - `%` before two hexadecimal digits decoded where it stands for a letter, a digit or one of
///   `-._~`, and else with digits in lower case
/// - the path without the segments `.` and `..`; none in place of `/` alone
/// - the query without [TrackingParameters], and no `?` where they were all
///
/// @param scheme in lower case
/// @param user with the `@`; empty where there is none
/// @param host in lower case, with the port
/// @param rest path and query
record ArticleUrl(String scheme, String user, String host, String rest) {

    private static final Map<String, String> PORTS =
            Map.of("http", "80", "https", "443", "ftp", "21");

    /// Empty when what is declared is no absolute URL.
    static Optional<ArticleUrl> of(@Nullable String declared) {
        if (declared == null) {
            return Optional.empty();
        }
        String url = declared.strip();
        int fragment = url.indexOf('#');
        if (fragment >= 0) {
            url = url.substring(0, fragment);
        }
        int colon = url.indexOf("://");
        if (colon < 1 || !isScheme(url, colon)) {
            return Optional.empty();
        }
        int authority = colon + 3;
        int path = authority;
        while (path < url.length() && "/?".indexOf(url.charAt(path)) < 0) {
            path++;
        }
        int host = Math.max(authority, url.lastIndexOf('@', path - 1) + 1);
        if (host == path) {
            return Optional.empty();
        }
        return Optional.of(
                new ArticleUrl(
                        url.substring(0, colon).toLowerCase(Locale.ROOT),
                        url.substring(authority, host),
                        url.substring(host, path).toLowerCase(Locale.ROOT),
                        url.substring(path)));
    }

    /// With nothing but scheme and host brought into one form.
    String asDeclared() {
        return scheme + "://" + user + host + rest;
    }

    String normal() {
        String decoded = decoded(rest);
        int query = decoded.indexOf('?');
        String path = query < 0 ? decoded : decoded.substring(0, query);
        return scheme
                + "://"
                + decoded(user)
                + withoutDefaultPort(decoded(host).toLowerCase(Locale.ROOT))
                + withoutDots(path)
                + (query < 0 ? "" : withoutTracking(decoded.substring(query)));
    }

    private String withoutDefaultPort(String host) {
        int colon = host.lastIndexOf(':');
        if (colon <= host.lastIndexOf(']')) {
            return host;
        }
        String port = host.substring(colon + 1);
        return port.isEmpty() || port.equals(PORTS.get(scheme)) ? host.substring(0, colon) : host;
    }

    private static String withoutDots(String path) {
        if (path.equals("/")) {
            return "";
        }
        if (!path.contains("/.")) {
            return path;
        }
        Deque<String> kept = new ArrayDeque<>();
        String[] segments = path.substring(1).split("/", -1);
        for (String segment : segments) {
            if (segment.equals("..")) {
                kept.pollLast();
            } else if (!segment.equals(".")) {
                kept.add(segment);
            }
        }
        String last = segments[segments.length - 1];
        if (last.equals(".") || last.equals("..")) {
            kept.add("");
        }
        String whole = "/" + String.join("/", kept);
        return whole.equals("/") ? "" : whole;
    }

    /// @param query with its `?`
    private static String withoutTracking(String query) {
        String[] parameters = query.substring(1).split("&", -1);
        String kept =
                Arrays.stream(parameters)
                        .filter(parameter -> !TrackingParameters.contain(name(parameter)))
                        .collect(Collectors.joining("&"));
        boolean noneLeft = kept.isEmpty() && query.length() > 1;
        return noneLeft ? "" : "?" + kept;
    }

    private static String name(String parameter) {
        int equals = parameter.indexOf('=');
        return equals < 0 ? parameter : parameter.substring(0, equals);
    }

    /// Percent-encoded characters decoded where that makes no difference, else in lower case.
    private static String decoded(String part) {
        if (part.indexOf('%') < 0) {
            return part;
        }
        StringBuilder decoded = new StringBuilder(part.length());
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            int high = c == '%' && i + 2 < part.length() ? digit(part.charAt(i + 1)) : -1;
            int low = high < 0 ? -1 : digit(part.charAt(i + 2));
            if (low < 0) {
                decoded.append(c);
                continue;
            }
            char value = (char) (16 * high + low);
            if (isUnreserved(value)) {
                decoded.append(value);
            } else {
                decoded.append('%').append(Character.forDigit(high, 16));
                decoded.append(Character.forDigit(low, 16));
            }
            i += 2;
        }
        return decoded.toString();
    }

    private static int digit(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    private static boolean isUnreserved(char c) {
        return isLetter(c) || c >= '0' && c <= '9' || "-._~".indexOf(c) >= 0;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isScheme(String url, int end) {
        for (int i = 0; i < end; i++) {
            char c = url.charAt(i);
            boolean other = c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.';
            if (!isLetter(c) && (i == 0 || !other)) {
                return false;
            }
        }
        return true;
    }
}
