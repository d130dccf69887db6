package org.dateline.formats.html;

import java.util.List;
import org.dateline.events.Declared;
import org.jspecify.annotations.Nullable;

/// The article of a web page, and what the page declares of it; null where it declares nothing.
///
/// @param text its lines; paragraphs are parted by an empty one
/// @param blocks what the parts of the text are, in order
/// @param captions of its pictures, which its text runs on without
/// @param url where the page says it is at home, absolute
/// @param dates the likeliest to be that of publication first
/// @param published the date of publication
/// @param preview whether the rest must be paid for
/// @param live whether it is a live blog
/// @param charset IANA name of the charset the bytes were decoded with
public record HtmlArticle(
        String text,
        List<Block> blocks,
        List<String> captions,
        @Nullable String title,
        List<String> authors,
        @Nullable String publisher,
        @Nullable String language,
        @Nullable String url,
        @Nullable String description,
        List<String> tags,
        @Nullable String section,
        List<Declared.Date> dates,
        Declared.@Nullable Date published,
        boolean preview,
        boolean live,
        String charset) {

    public HtmlArticle {
        blocks = List.copyOf(blocks);
        captions = List.copyOf(captions);
        authors = List.copyOf(authors);
        tags = List.copyOf(tags);
        dates = List.copyOf(dates);
    }

    /// What the page declares, as events carry it.
    public Declared declared() {
        return new Declared(
                url,
                null,
                title,
                authors,
                published == null
                        ? null
                        : new Declared.Published(published.value(), published.where()),
                language,
                publisher,
                dates,
                description,
                tags,
                section);
    }

    /// A part of the text.
    ///
    /// @param end exclusive, as all offsets in UTF-16 units
    public record Block(int start, int end, Kind kind) {

        /// What a part is on the page.
        public enum Kind {
            PARAGRAPH,
            HEADING,
            LIST_ITEM,
            TABLE_ROW,
            QUOTATION,
            CODE
        }
    }
}
