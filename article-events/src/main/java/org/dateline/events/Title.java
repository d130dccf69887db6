package org.dateline.events;

import static org.dateline.events.Checks.filled;
import static org.dateline.events.Checks.present;

/// An article's headline, and where it was found.
public record Title(String text, Basis basis) {

    public Title {
        filled(text, "title.text");
        present(basis, "title.basis");
    }

    /// The kind of place a title comes from.
    public enum Basis {
        /// The source names it.
        DECLARED,
        /// It stands in the text.
        TEXT
    }
}
