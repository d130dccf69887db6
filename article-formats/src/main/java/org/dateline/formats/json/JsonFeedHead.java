package org.dateline.formats.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a JSON Feed says of all its items, as far as it stands before them.
record JsonFeedHead(List<String> title, List<String> language, List<String> authors) {

    /// Behind any value of the item itself.
    private static final int RANK = 1_000;

    private static final Set<String> AUTHORS = Set.of("authors", "author");

    /// @param envelope which ends where the items begin
    static JsonFeedHead of(byte[] envelope) {
        List<String> title = new ArrayList<>();
        List<String> language = new ArrayList<>();
        List<String> authors = new ArrayList<>();
        try (JsonParser json = JsonRecord.FACTORY.createParser(envelope)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (name.equals("title")) {
                    JsonRecord.strings(json, value, title);
                } else if (name.equals("language")) {
                    JsonRecord.strings(json, value, language);
                } else if (AUTHORS.contains(name)) {
                    JsonRecord.strings(json, value, authors);
                } else if (name.equals("items")) {
                    break;
                } else {
                    json.skipChildren();
                }
            }
        } catch (IOException e) {
            // says no more; what is wrong with the file its items will show
        }
        return new JsonFeedHead(title, language, authors);
    }

    void declare(FieldValues values) {
        values.add(new Field.Name(Field.PUBLISHER, RANK), "title", title);
        values.add(new Field.Name(Field.LANGUAGE, RANK), "language", language);
        values.add(new Field.Name(Field.AUTHORS, RANK), "authors", authors);
    }
}
