package org.dateline.events;

import static org.dateline.events.Checks.filled;
import static org.dateline.events.Checks.present;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the source itself says of an article, word for word and unverified; null where it says
/// nothing.
///
/// @param url absolute URL of the article
/// @param guid identifier within the feed or publisher
/// @param language as declared, usually a BCP 47 tag
/// @param publisher name of the publisher or feed
/// @param dates every date that it gives, `published` among them
/// @param description summary or standfirst
/// @param tags keywords and categories
/// @param section of the publication
public record Declared(
        @Nullable String url,
        @Nullable String guid,
        @Nullable String title,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> authors,
        @Nullable Published published,
        @Nullable String language,
        @Nullable String publisher,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Date> dates,
        @Nullable String description,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> tags,
        @Nullable String section) {

    /// A source that says nothing of its article, such as a plain text file.
    public static final Declared NOTHING =
            new Declared(null, null, null, List.of(), null, null, null);

    @SuppressWarnings("NullAway") // JSON may leave the lists out
    public Declared {
        authors = authors == null ? List.of() : List.copyOf(authors);
        dates = dates == null ? List.of() : List.copyOf(dates);
        tags = tags == null ? List.of() : List.copyOf(tags);
    }

    /// A source that says nothing more of its article.
    public Declared(
            @Nullable String url,
            @Nullable String guid,
            @Nullable String title,
            List<String> authors,
            @Nullable Published published,
            @Nullable String language,
            @Nullable String publisher) {
        this(
                url, guid, title, authors, published, language, publisher, List.of(), null,
                List.of(), null);
    }

    /// A publication date as the source writes it.
    ///
    /// @param where the element or field it stood in, such as `meta[article:published_time]`
    public record Published(String value, String where) {

        public Published {
            filled(value, "declared.published.value");
            filled(where, "declared.published.where");
        }
    }

    /// A date as the source writes it.
    ///
    /// @param where the element or field it stood in, such as `meta[article:modified_time]`
    public record Date(String value, Kind kind, String where) {

        public Date {
            filled(value, "declared.dates.value");
            present(kind, "declared.dates.kind");
            filled(where, "declared.dates.where");
        }

        /// What happened then.
        public enum Kind {
            PUBLISHED,
            MODIFIED,
            /// The source does not say.
            OTHER
        }
    }
}
