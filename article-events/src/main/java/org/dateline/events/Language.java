package org.dateline.events;

import static org.dateline.events.Checks.filled;
import static org.dateline.events.Checks.share;

/// The language an article is written in.
///
/// @param tag BCP 47, `und` when it can't be told
/// @param confidence 0…1
public record Language(String tag, double confidence) {

    /// The language of a text that is too short or too mixed to tell.
    public static final Language UNDETERMINED = new Language("und", 0);

    public Language {
        filled(tag, "language.tag");
        share(confidence, "language.confidence");
    }
}
