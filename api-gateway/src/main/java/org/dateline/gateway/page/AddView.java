package org.dateline.gateway.page;

import java.util.List;

/// The page on which files and texts are added.
///
/// @param key makes it safe to send the form again: the same key with the same content is one
///     submission
/// @param text what was filled in; likewise the others
/// @param problems why something was not added; none on a new page
/// @param added address of the page that tells what becomes of what was added nevertheless; empty
///     when nothing was
public record AddView(
        String key,
        String text,
        String title,
        String publisher,
        String published,
        String url,
        List<String> problems,
        String added) {

    public static AddView empty(String key) {
        return new AddView(key, "", "", "", "", "", List.of(), "");
    }
}
