package org.dateline.enrichment.title;

import java.util.Optional;
import org.dateline.events.Declared;
import org.dateline.events.Segment;
import org.dateline.events.Title;

/// The choice of an article's title: what the source calls it, else the headline in its text.
public final class Titles {

    private Titles() {}

    /// @param headline the TITLE segment of the text
    public static Optional<Title> of(Declared declared, String text, Optional<Segment> headline) {
        return Optional.ofNullable(declared.title())
                .map(Titles::oneLine)
                .filter(title -> !title.isEmpty())
                .map(title -> new Title(title, Title.Basis.DECLARED))
                .or(
                        () ->
                                headline.map(
                                                segment ->
                                                        oneLine(
                                                                text.substring(
                                                                        segment.start(),
                                                                        segment.end())))
                                        .filter(title -> !title.isEmpty())
                                        .map(title -> new Title(title, Title.Basis.TEXT)));
    }

    private static String oneLine(String title) {
        return title.strip().replaceAll("\\s+", " ");
    }
}
