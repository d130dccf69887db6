package org.dateline.gateway.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dateline.database.sql.Row;
import org.dateline.database.sql.Sql;
import org.dateline.database.sql.SqlArray;
import org.dateline.events.Segment;
import org.dateline.events.fingerprint.BodyWords;
import org.dateline.gateway.postgres.ArticleDocument.SharedPassage;
import org.jspecify.annotations.Nullable;

/// Where the passages that one article shares with others stand in their texts. The database knows
/// them by the words of the bodies.
final class SharedPassages {

    /// Of the others, so much text is read, in their order.
    private static final int MOST_BYTES = 8 << 20;

    private static final int NUMBERS = 3;
    private static final JsonMapper JSON = new JsonMapper();

    private final UUID article;
    private final Map<UUID, BodyWords> bodies;

    private SharedPassages(UUID article, Map<UUID, BodyWords> bodies) {
        this.article = article;
        this.bodies = bodies;
    }

    /// @param others those that share passages with the article
    static SharedPassages read(Connection connection, UUID article, List<UUID> others)
            throws SQLException {
        Map<UUID, BodyWords> bodies = new HashMap<>();
        if (!others.isEmpty()) {
            List<UUID> all = new ArrayList<>(List.of(article));
            all.addAll(others);
            Sql sql =
                    Sql.of(
                            """
                            select article_id, text, segments
                            from (
                                select article_id, text, event -> 'segments' as segments, place,
                                    sum(octet_length(text)) over (order by place) as bytes
                                from unnest(?::uuid[]) with ordinality as wanted (article_id, place)
                                join article using (article_id)
                                join revision using (article_id, revision)) as texts
                            """,
                            SqlArray.uuids(all));
            sql.add("where place = 1 or bytes <= ?", MOST_BYTES);
            sql.list(connection, row -> bodies.put(row.uuid("article_id"), words(row)));
        }
        return new SharedPassages(article, bodies);
    }

    /// @param numbers as in the column `passages` of `article_pair`, null where it is null
    List<SharedPassage> with(UUID other, Integer @Nullable [] numbers) {
        List<SharedPassage> passages = new ArrayList<>();
        BodyWords mine = bodies.get(article);
        if (numbers == null || mine == null) {
            return passages;
        }
        BodyWords theirs = bodies.get(other);
        for (int i = 0; i + NUMBERS <= numbers.length; i += NUMBERS) {
            int start = numbers[i];
            int otherStart = numbers[i + 1];
            int count = numbers[i + 2];
            if (holds(mine, start, count)) {
                Integer from = null;
                Integer to = null;
                if (theirs != null && holds(theirs, otherStart, count)) {
                    from = theirs.start(otherStart);
                    to = theirs.end(otherStart + count - 1);
                }
                passages.add(
                        new SharedPassage(
                                count, mine.start(start), mine.end(start + count - 1), from, to));
            }
        }
        return passages;
    }

    private static boolean holds(BodyWords words, int start, int count) {
        return start >= 0 && count > 0 && start <= words.size() - count;
    }

    private static BodyWords words(Row row) throws SQLException {
        try {
            return BodyWords.of(
                    row.text("text"),
                    JSON.readValue(row.text("segments"), new TypeReference<List<Segment>>() {}));
        } catch (JsonProcessingException e) {
            throw new SQLException("a stored event has an unexpected format", "XX001", e);
        }
    }
}
