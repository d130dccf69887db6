package org.dateline.gateway.http;

import org.dateline.gateway.page.Wording;
import org.dateline.gateway.postgres.Database;
import org.dateline.gateway.postgres.StoredRows;

/// How much is stored, in words.
final class StoredWords {

    private StoredWords() {}

    static String of(Database database) {
        StoredRows rows = StoredRows.of(database);
        return (rows.estimated() ? "about " : "")
                + Wording.count(rows.articles(), "article", "articles")
                + " from "
                + Wording.count(rows.sightings(), "sighting", "sightings")
                + ", with "
                + Wording.count(rows.entities(), "entity", "entities")
                + " and "
                + Wording.count(rows.dateMentions(), "date", "dates")
                + " in them";
    }
}
