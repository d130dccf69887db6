package org.dateline.formats.document;

import org.dateline.events.ArticleText;

/// The text of a document, made of its blocks: paragraphs are parted by an empty line; items of
/// lists and rows of tables are lines of their own.
public final class Blocks {

    private final StringBuilder text = new StringBuilder();
    private Kind last = Kind.PARAGRAPH;

    /// What a block is.
    public enum Kind {
        PARAGRAPH,
        ITEM,
        ROW
    }

    /// Adds a block that is not blank.
    public void add(String block, Kind kind) {
        String stripped = block.strip();
        if (stripped.isEmpty() || isTooLong()) {
            return;
        }
        if (!text.isEmpty()) {
            text.append(kind == last && kind != Kind.PARAGRAPH ? "\n" : "\n\n");
        }
        text.append(stripped);
        last = kind;
    }

    /// Whether there is more than an article may have, so that reading on is of no use.
    public boolean isTooLong() {
        return text.length() > ArticleText.MAX_BYTES;
    }

    public String text() {
        return text.toString();
    }
}
