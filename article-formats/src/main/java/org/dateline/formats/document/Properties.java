package org.dateline.formats.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dateline.events.Declared;
import org.dateline.events.Declared.Date;
import org.jspecify.annotations.Nullable;

/// What a document says of itself; null where it says nothing.
///
/// @param dates in the order of their weight
public record Properties(
        @Nullable String title,
        List<String> authors,
        @Nullable String publisher,
        @Nullable String language,
        @Nullable String description,
        List<String> tags,
        List<Date> dates) {

    public static final Properties NONE =
            new Properties(null, List.of(), null, null, null, List.of(), List.of());

    public Properties {
        authors = List.copyOf(authors);
        tags = List.copyOf(tags);
        dates = List.copyOf(dates);
    }

    /// What the document declares, as events carry it.
    public Declared declared() {
        return new Declared(
                null,
                null,
                title,
                authors,
                dates.stream()
                        .filter(date -> date.kind() == Date.Kind.PUBLISHED)
                        .findFirst()
                        .map(date -> new Declared.Published(date.value(), date.where()))
                        .orElse(null),
                language,
                publisher,
                dates,
                description,
                tags,
                null);
    }

    /// Takes properties one by one; each is cleaned and cut to a length that is plausible.
    public static final class Builder {

        private static final int LONGEST_TITLE = 1000;
        private static final int LONGEST_NAME = 300;
        private static final int LONGEST_DESCRIPTION = 5000;
        private static final int LONGEST_DATE = 64;
        private static final int MOST_NAMES = 50;

        private @Nullable String title;
        private final List<String> authors = new ArrayList<>();
        private @Nullable String publisher;
        private @Nullable String language;
        private @Nullable String description;
        private final List<String> tags = new ArrayList<>();
        private final List<Date> dates = new ArrayList<>();

        public Builder title(@Nullable String value) {
            if (title == null) {
                title = Values.line(value, LONGEST_TITLE).orElse(null);
            }
            return this;
        }

        /// One, or several parted by semicolons.
        public Builder author(@Nullable String value) {
            addAll(authors, value, ";");
            return this;
        }

        public Builder publisher(@Nullable String value) {
            if (publisher == null) {
                publisher = Values.line(value, LONGEST_NAME).orElse(null);
            }
            return this;
        }

        /// The first that looks like a tag of BCP 47.
        public Builder language(@Nullable String value) {
            if (language == null) {
                language = Values.line(value, LONGEST_DATE).filter(Values::isLanguage).orElse(null);
            }
            return this;
        }

        public Builder description(@Nullable String value) {
            if (description == null) {
                description = Values.line(value, LONGEST_DESCRIPTION).orElse(null);
            }
            return this;
        }

        /// One, or several parted by commas or semicolons.
        public Builder tag(@Nullable String value) {
            addAll(tags, value, "[,;]");
            return this;
        }

        public Builder date(@Nullable String value, Date.Kind kind, String where) {
            Optional<String> line = Values.line(value, LONGEST_DATE);
            if (line.isPresent() && dates.size() < MOST_NAMES) {
                Date date = new Date(line.get(), kind, where);
                if (!dates.contains(date)) {
                    dates.add(date);
                }
            }
            return this;
        }

        private static void addAll(List<String> names, @Nullable String value, String separator) {
            if (value == null) {
                return;
            }
            for (String part : value.split(separator, 2 * MOST_NAMES)) {
                Optional<String> name = Values.line(part, LONGEST_NAME);
                if (name.isPresent() && names.size() < MOST_NAMES && !names.contains(name.get())) {
                    names.add(name.get());
                }
            }
        }

        public Properties build() {
            return new Properties(title, authors, publisher, language, description, tags, dates);
        }
    }
}
