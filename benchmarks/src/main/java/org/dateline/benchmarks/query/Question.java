package org.dateline.benchmarks.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

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
            select article_id from article a
            where exists (
                select from article b
                where b.cluster_id = a.cluster_id and b.article_id <> a.article_id)
            order by hashtextextended(article_id::text, (select seed from asked))
            limit (select count from asked)
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
                        values.add(URLEncoder.encode(row.getString(column), UTF_8));
                    }
                    drawn.add(values);
                }
            }
            return drawn;
        }
    }
}
