package org.dateline.formats.json;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a field of a record says of an article, under the names that common tools give it:
/// news-please, newspaper, trafilatura, NewsAPI and its like, schema.org, ninjs. The first name of
/// a field counts more than the next ones. Case, `_`, `-`, `.` and blanks make no difference.
public enum Field {
    TEXT(
            "text maintext articlebody bodytext fulltext articletext cleanedtext contenttext rawtext"
                    + " textcontent body content story bodies bodyhtml bodyxhtml contenthtml html"),
    TITLE("title headline headlines heading name slugline"),
    URL("canonical canonicallink canonicalurl url link articleurl weburl permalink originalurl"),
    GUID("guid id uuid articleid uri"),
    AUTHORS("authors author byline bylines by creator writer"),
    PUBLISHED(
            "published datepublish datepublished publishedat publishdate publisheddate"
                    + " publicationdate datepublication pubdate publishedtime publicationtime"
                    + " publishedon firstcreated issued date datetime timestamp"),
    MODIFIED(
            "modified datemodify datemodified modifiedat updated updatedat updateddate"
                    + " lastmodified lastupdated versioncreated"),
    LANGUAGE("language lang metalang inlanguage"),
    PUBLISHER(
            "publisher publishername sourcename sitename source sourcedomain hostname outlet"
                    + " newspaper copyrightholder provider"),
    DESCRIPTION(
            "description summary abstract metadescription excerpt standfirst descriptiontext"
                    + " descriptions"),
    TAGS("tags keywords categories metakeywords subjects subject"),
    SECTION("section articlesection category"),
    /// Another date: until then the article was not to be published.
    EMBARGOED("embargoed embargo embargoeduntil embargodate");

    private static final Map<String, Name> NAMES = names();

    private final List<String> names;

    Field(String names) {
        this.names = List.of(names.split(" ", -1));
    }

    /// A name of a field.
    ///
    /// @param rank 0 for the name that counts most
    public record Name(Field field, int rank) {}

    /// A name without what makes no difference.
    static String plain(String name) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < Math.min(name.length(), 64); i++) {
            char c = name.charAt(i);
            if (c != '_' && c != '-' && c != '.' && c != ' ') {
                plain.append(c);
            }
        }
        return plain.toString().toLowerCase(Locale.ROOT);
    }

    /// What a plain name means; empty where it means nothing to Dateline.
    static Optional<Name> named(String plain) {
        return Optional.ofNullable(NAMES.get(plain));
    }

    private static Map<String, Name> names() {
        Map<String, Name> names = new HashMap<>();
        for (Field field : values()) {
            for (int rank = 0; rank < field.names.size(); rank++) {
                names.put(field.names.get(rank), new Name(field, rank));
            }
        }
        return names;
    }
}
