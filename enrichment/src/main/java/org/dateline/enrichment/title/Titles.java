package org.dateline.enrichment.title;

import java.util.Optional;
import org.dateline.events.Declared;
import org.dateline.events.Segment;
import org.dateline.events.Title;

/// The choice of an article's title: what the source calls it, else the headline in its text.
public final class Titles {

    /// Changes when titles do.
    public static final String VERSION = "1";

    /// A longer one is no headline, and is cut.
    private static final int MAX_UNITS = 1_000;

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
        String line = title.strip().replaceAll("\\s+", " ");
        if (line.length() <= MAX_UNITS) {
            return line;
        }
        boolean pair = Character.isHighSurrogate(line.charAt(MAX_UNITS - 1));
        return line.substring(0, pair ? MAX_UNITS - 1 : MAX_UNITS).strip();
    }
}
