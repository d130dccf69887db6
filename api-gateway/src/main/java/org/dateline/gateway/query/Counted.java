package org.dateline.gateway.query;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Where a page of a list by frequency ended.
///
/// @param articles how many the last one had
/// @param key what tells it from others as frequent
public record Counted(long articles, String key) {

    byte[] bytes() {
        return (articles + " " + key).getBytes(UTF_8);
    }

    static Counted of(byte[] position) {
        String text = new String(position, UTF_8);
        int end = text.indexOf(' ');
        return new Counted(Long.parseLong(text.substring(0, end)), text.substring(end + 1));
    }
}
