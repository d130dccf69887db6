package org.dateline.benchmarks.query;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/// Searches as people may send them: words drawn by how many articles have them, so that frequent
/// ones come often; a fifth of the searches are two words, and a fifth phrases, as some article has
/// them.
final class Searches {

    private static final double FREQUENT = 0.2;

    private static final String PHRASES =
            """
            select phrase[1]
            from (select text from revision order by article_id limit 5000) as texts
            cross join lateral (
                select phrase
                from regexp_matches(text, '[a-z]{4,} [a-z]{4,}', 'g') as phrase
                order by hashtextextended(phrase[1], %d)
                limit 3) as phrases
            where numnode(phraseto_tsquery('english', phrase[1])) = 3
            """;

    private static final String IDS =
            "select article_id from article order by hashtextextended(article_id::text, %d) limit"
                    + " 20000";

    private final Random random;
    private final NavigableMap<Long, String> words;
    private final long total;
    private final Set<String> frequent;
    private final List<String> phrases;

    private Searches(
            long seed,
            NavigableMap<Long, String> words,
            List<String> frequent,
            List<String> phrases) {
        this.random = new Random(seed);
        this.words = words;
        this.total = words.lastKey();
        this.frequent = Set.copyOf(frequent);
        this.phrases = phrases;
    }

    /// @param frequent whether one of its words is in many articles
    record Search(String words, boolean frequent, boolean phrase) {}

    static Searches read(Connection connection, long seed) throws SQLException {
        Question.countWords(connection);
        NavigableMap<Long, String> words = new TreeMap<>();
        List<String> frequent = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            long sum = 0;
            try (ResultSet row =
                    statement.executeQuery(
                            "select word, articles, stored from asked_word order by articles desc,"
                                    + " word")) {
                while (row.next()) {
                    words.put(sum, row.getString(1));
                    sum += row.getLong(2);
                    if (row.getLong(2) >= FREQUENT * row.getLong(3)) {
                        frequent.add(row.getString(1));
                    }
                }
            }
            words.put(sum, "");
            return new Searches(seed, words, frequent, texts(statement, PHRASES.formatted(seed)));
        }
    }

    /// Of articles, in an order that says nothing of them.
    static List<String> ids(Connection connection, long seed) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return texts(statement, IDS.formatted(seed));
        }
    }

    private static List<String> texts(Statement statement, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }

    List<Search> draw(int count) {
        List<Search> drawn = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            drawn.add(
                    switch (i % 5) {
                        case 0 -> {
                            String phrase = phrases.get(random.nextInt(phrases.size()));
                            yield search(phrase, true);
                        }
                        case 1 -> search(word() + " " + word(), false);
                        default -> search(word(), false);
                    });
        }
        return drawn;
    }

    private Search search(String words, boolean phrase) {
        boolean isFrequent = List.of(words.split(" ")).stream().anyMatch(frequent::contains);
        return new Search(phrase ? '"' + words + '"' : words, isFrequent, phrase);
    }

    private String word() {
        return words.floorEntry((long) (random.nextDouble() * total)).getValue();
    }

    /// The word that most articles have.
    String mostFrequent() {
        return words.firstEntry().getValue();
    }
}
