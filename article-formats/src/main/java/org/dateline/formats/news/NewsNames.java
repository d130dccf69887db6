package org.dateline.formats.news;

import java.util.regex.Pattern;

/// Names as bylines have them.
final class NewsNames {

    private static final Pattern BY =
            Pattern.compile("(?i)\\s{0,20}(?:by|von|par|por|di|door)\\s{1,20}");

    private NewsNames() {}

    static String withoutBy(String byline) {
        var by = BY.matcher(byline);
        return by.lookingAt() ? byline.substring(by.end()) : byline;
    }
}
