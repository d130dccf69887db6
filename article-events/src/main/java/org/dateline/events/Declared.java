package org.dateline.events;

import static org.dateline.events.Checks.filled;

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
public record Declared(
        @Nullable String url,
        @Nullable String guid,
        @Nullable String title,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> authors,
        @Nullable Published published,
        @Nullable String language,
        @Nullable String publisher) {

    /// A source that says nothing of its article, such as a plain text file.
    public static final Declared NOTHING =
            new Declared(null, null, null, List.of(), null, null, null);

    @SuppressWarnings("NullAway") // JSON may leave the authors out
    public Declared {
        authors = authors == null ? List.of() : List.copyOf(authors);
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
}
