package org.dateline.benchmarks.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A kind of question, and where the words and names to ask for come from: drawn from what is
/// stored, the same for the same seed and articles.
enum Question {
    NEWEST("newest first", "", "select '' from asked, generate_series(1, count)"),
    /// Each in at least a fifth of all articles.
    COMMON_WORD(
            "common word",
            "q=%s",
            """
            select word from asked_word where articles >= 0.2 * stored
            order by hashtextextended(word, (select seed from asked))
            limit (select count from asked)
            """),
    /// Each in at most one article of a thousand, or in one.
    RARE_WORD(
            "rare word",
            "q=%s",
            """
            select word from asked_word where articles <= greatest(1, 0.001 * stored)
            order by hashtextextended(word, (select seed from asked))
            limit (select count from asked)
            """),
    /// Two words, neither of them a stop word, as some article has them.
    PHRASE(
            "phrase",
            "q=%%22%s%%22",
            """
            select phrase
            from (
                select text from revision
                order by hashtextextended(article_id::text, (select seed from asked))
                limit (select 20 + count from asked)) as texts
            cross join lateral (
                select pair[1] as phrase
                from regexp_matches(text, '[a-z]{4,} [a-z]{4,}', 'g') as pair
                order by hashtextextended(pair[1], (select seed from asked))
                limit 5) as phrases
            where numnode(phraseto_tsquery('english', phrase)) = 3
            group by phrase
            order by hashtextextended(phrase, (select seed from asked))
            limit (select count from asked)
            """),
    /// Drawn from all mentions, so that those mentioned often are asked for often.
    ENTITY(
            "entity",
            "entity=%s",
            """
            select entity_id from entity_mention
            group by entity_id
            order by min(hashtextextended(entity_id || article_id, (select seed from asked)))
            limit (select count from asked)
            """),
    PUBLISHED(
            "published within 3 days",
            "from=%s&to=%s",
            """
            select published_from, published_from + 2 from article
            where published_from is not null
            order by hashtextextended(article_id::text, (select seed from asked))
            limit (select count from asked)
            """),
    MENTIONED(
            "day mentioned",
            "mentions=%s",
            """
            select lower(during) from date_mention
            where upper(during) - lower(during) = 1
            order by hashtextextended(article_id::text, (select seed from asked) + start_at)
            limit (select count from asked)
            """);

    /// Words that their own stemmer leaves as they are, so that they can be asked for, with the
    /// number of articles that have them.
    private static final String WORDS =
            """
            create temporary table asked_word as
            select substr(word, 2) as word, ndoc as articles,
                (select count(*) from article) as stored
            from ts_stat('select search from article')
            where word ~ '^E[a-z]{3,}$'
                and ts_lexize('english_stem', substr(word, 2)) = array[substr(word, 2)]
            """;

    private static final String ASKED = "with asked (seed, count) as (values (?::bigint, ?::int)) ";

    private static final String COPIED =
            """
            select article_id from cluster_member
            order by hashtextextended(article_id::text, (select seed from asked))
            limit (select count from asked)
            """;

    private static final String LARGEST =
            """
            select shown_id, (
                select word from asked_word
                where articles >= members
                    and (select search from article where article_id = shown_id)
                        @@ ('''E' || word || '''')::tsquery
                order by articles limit 1)
            from cluster order by members desc limit 1
            """;

    private final String label;
    private final String parameters;
    private final String values;

    Question(String label, String parameters, String values) {
        this.label = label;
        this.parameters = parameters;
        this.values = values;
    }

    String label() {
        return label;
    }

    /// Query strings of so many questions of the kind, or of as many as there are.
    List<String> draw(Connection connection, long seed, int count) throws SQLException {
        return draw(connection, values, seed, count).stream()
                .map(row -> parameters.formatted(row.toArray()))
                .toList();
    }

    /// Ids of articles that have copies.
    static List<String> copied(Connection connection, long seed, int count) throws SQLException {
        return draw(connection, COPIED, seed, count).stream().map(List::getFirst).toList();
    }

    /// Requests about the largest cluster of copies, by what they ask.
    static Map<String, String> ofLargestCluster(Connection connection, long seed)
            throws SQLException {
        Map<String, String> requests = new LinkedHashMap<>();
        requests.put("all, similarity 0.01", "/v1/articles?similarity=0.01");
        requests.put("all, only copies", "/v1/articles?duplicates=ONLY");
        for (List<String> row : draw(connection, LARGEST, seed, 1)) {
            String word = "/v1/articles?q=" + row.get(1);
            requests.put("its word", word);
            requests.put("its word, latest first", word + "&sort=-published");
            requests.put("its word, similarity 0.01", word + "&similarity=0.01");
            requests.put("its word, only copies", word + "&duplicates=ONLY");
            requests.put("copies of its first", "/v1/articles/" + row.get(0) + "/duplicates");
        }
        return requests;
    }

    /// Counts the words that are stored; to be done once on a connection.
    static void countWords(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(WORDS);
        }
    }

    private static List<List<String>> draw(Connection connection, String sql, long seed, int count)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ASKED + sql)) {
            statement.setLong(1, seed);
            statement.setInt(2, count);
            List<List<String>> drawn = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                int columns = row.getMetaData().getColumnCount();
                while (row.next()) {
                    List<String> values = new ArrayList<>();
                    for (int column = 1; column <= columns; column++) {
                        values.add(URLEncoder.encode(String.valueOf(row.getString(column)), UTF_8));
                    }
                    drawn.add(values);
                }
            }
            return drawn;
        }
    }
}
