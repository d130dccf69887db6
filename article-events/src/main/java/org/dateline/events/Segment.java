package org.dateline.events;

import static org.dateline.events.Checks.present;
import static org.dateline.events.Checks.span;

/// A stretch of the text that plays one role. Text is marked, never removed.
public record Segment(int start, int end, Role role) {

    public Segment {
        span(start, end, "segments");
        present(role, "segments.role");
    }

    /// What a segment is to its article.
    public enum Role {
        /// A machine-made prefix, such as ` date 2023-11-10 `.
        HEADER,
        TITLE,
        /// A heading between paragraphs.
        HEADING,
        BODY,
        BYLINE,
        /// Place, date and agency before the first sentence: `SEOUL, Sept. 13 (Reuters) –`.
        DATELINE,
        /// When it was published or updated, said on a line of its own.
        TIMESTAMP,
        /// Caption or credit of a picture.
        CAPTION,
        PULL_QUOTE,
        /// A list of keywords.
        TAGS,
        /// What the site says on every page.
        BOILERPLATE,
        /// A paragraph that the text has a second time: the later one, or a summary under the
        /// headline that the story brings again.
        REPEAT,
        /// The beginning of another article in the same file.
        OTHER_ARTICLE
    }
}
