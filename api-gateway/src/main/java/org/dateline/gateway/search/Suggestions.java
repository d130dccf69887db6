package org.dateline.gateway.search;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dateline.database.sql.Sql;
import org.dateline.gateway.search.Expression.Phrase;
import org.dateline.search.Word;
import org.dateline.search.WordReader;

/// What may have been meant by words that no article has: words of titles and names that differ by
/// a letter or two, and are found.
public final class Suggestions {

    /// Whose titles are looked through.
    private static final int LATEST_ARTICLES = 3_000;

    private static final int NAMES = 2_000;

    /// So many words of one search are looked after.
    private static final int MAX_WORDS = 3;

    /// Of names those are looked through that have a word with the same beginning.
    private static final int SAME_LETTERS = 2;

    private static final int MIN_LETTERS = 4;

    /// Longer words may differ by one letter more.
    private static final int LONG = 6;

    private final Connection connection;
    private final Search search;

    private Suggestions(Connection connection, Search search) {
        this.connection = connection;
        this.search = search;
    }

    /// A word that would be found.
    public record Suggestion(String word, String meant) {}

    private record Candidate(String word, int distance, int count) {}

    public static List<Suggestion> of(Connection connection, Search search) throws SQLException {
        Suggestions suggestions = new Suggestions(connection, search);
        List<Suggestion> found = new ArrayList<>();
        List<String> titles = List.of();
        for (Phrase phrase : Search.phrases(search.expression())) {
            Word word = phrase.units().getFirst().readings().getFirst();
            if (phrase.units().size() == 1
                    && word.kind() == Word.Kind.SPACED
                    && word.form().length() >= MIN_LETTERS
                    && found.size() < MAX_WORDS
                    && !suggestions.finds(phrase)) {
                titles = titles.isEmpty() ? suggestions.titles() : titles;
                suggestions
                        .meant(word.form(), titles)
                        .ifPresent(meant -> found.add(new Suggestion(phrase.said(), meant)));
            }
        }
        return found;
    }

    private List<String> titles() throws SQLException {
        return Sql.of(
                        """
                        select title from (
                            select title from article
                            order by first_received_at desc, article_id desc limit ?) as latest
                        where title is not null
                        """,
                        LATEST_ARTICLES)
                .list(connection, row -> row.text("title"));
    }

    private List<String> names(String form) throws SQLException {
        String letters = form.substring(0, form.offsetByCodePoints(0, SAME_LETTERS));
        return Sql.of(
                        """
                        select name from entity
                        where array_to_tsvector(name_words(name)) @@ ?::tsquery limit ?
                        """,
                        "'" + letters.replace("\\", "\\\\").replace("'", "''") + "':*",
                        NAMES)
                .list(connection, row -> row.text("name"));
    }

    private Optional<String> meant(String form, List<String> titles) throws SQLException {
        Map<String, Candidate> candidates = new HashMap<>();
        int most = form.length() >= LONG ? 2 : 1;
        for (List<String> texts : List.of(titles, names(form))) {
            for (String text : texts) {
                for (WordReader words = new WordReader(text); words.hasNext(); ) {
                    Word word = words.next();
                    int distance = EditDistance.of(form, word.form(), most);
                    if (distance <= most && word.kind() == Word.Kind.SPACED) {
                        candidates.merge(
                                text.substring(word.start(), word.end()),
                                new Candidate(
                                        text.substring(word.start(), word.end()), distance, 1),
                                (one, other) ->
                                        new Candidate(one.word(), distance, one.count() + 1));
                    }
                }
            }
        }
        List<Candidate> best =
                candidates.values().stream()
                        .sorted(
                                Comparator.comparingInt(Candidate::distance)
                                        .thenComparing(Candidate::count, Comparator.reverseOrder())
                                        .thenComparing(Candidate::word))
                        .limit(MAX_WORDS)
                        .toList();
        for (Candidate candidate : best) {
            if (finds(new Phrase(Unit.of(candidate.word(), false), false, candidate.word()))) {
                return Optional.of(candidate.word());
            }
        }
        return Optional.empty();
    }

    private boolean finds(Phrase phrase) throws SQLException {
        return Sql.of("select from article a where")
                .add(new Search(phrase, search.languages()).matching("a"))
                .add("limit 1")
                .findsAny(connection);
    }
}
