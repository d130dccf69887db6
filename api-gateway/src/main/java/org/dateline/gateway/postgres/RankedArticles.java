package org.dateline.gateway.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dateline.database.sql.Row;
import org.dateline.database.sql.Sql;
import org.dateline.gateway.filter.ArticleFilter;
import org.dateline.gateway.filter.Terms;
import org.dateline.gateway.filter.Words;
import org.dateline.gateway.query.Position;
import org.dateline.gateway.query.Position.Section;
import org.dateline.gateway.query.Ranking;
import org.dateline.gateway.query.Ranking.Bound;
import org.dateline.gateway.search.Search;
import org.dateline.gateway.search.Search.RankedWord;
import org.dateline.search.Bm25;
import org.jspecify.annotations.Nullable;

/// The articles at the beginning of a list by relevance, ranked by BM25.
///
/// So that a frequent word costs no more than a rare one, not more than [#MAX] are ranked: of few
/// matches all, of many the latest of those that are about the words.
///
/// @param positions of those that the list shows, the best first
record RankedArticles(Ranking ranking, List<Position> positions) {

    static final int MAX = 500;

    private static final Comparator<Position> BEST_FIRST =
            Comparator.comparingLong(Position::key)
                    .thenComparing(position -> position.article().toString())
                    .reversed();

    /// Above this many, the database's estimate will do.
    private static final long MAX_COUNTED = 1_000;

    /// What `ts_rank` divides by: the sum of 1/n² over all n, which it approaches with every
    /// occurrence of a word.
    private static final double LIMIT = Math.PI * Math.PI / 6;

    /// Beyond, one occurrence more makes no difference that is worth anything.
    private static final double MAX_FREQUENCY = 100;

    private static final long SECONDS_AN_HOUR = 3_600;

    private static final ObjectMapper JSON = new ObjectMapper();

    /// An article that may be ranked.
    ///
    /// @param shown whether the list has it, and no copy instead
    /// @param words how many its text has
    /// @param frequencies how often it counts as having each of those searched for
    private record Candidate(
            UUID id,
            @Nullable Instant published,
            Instant received,
            boolean shown,
            double words,
            List<Double> frequencies) {

        Bound bound() {
            return new Bound(Optional.ofNullable(published), id);
        }
    }

    /// As the first page of a list ranks them.
    ///
    /// @param total of the list
    static RankedArticles first(
            Connection connection, ArticleFilter prepared, Terms terms, Total total)
            throws SQLException {
        boolean partial = !(total instanceof Total.Exactly(long articles) && articles <= MAX);
        List<RankedWord> words = terms.search().rankedWords();
        List<Candidate> candidates =
                candidates(connection, prepared, terms.search(), partial, Optional.empty());
        boolean several = words.size() > 1;
        Ranking ranking =
                new Ranking(
                        partial,
                        partial && candidates.size() == MAX
                                ? Optional.of(candidates.getLast().bound())
                                : Optional.empty(),
                        (int) candidates.stream().filter(Candidate::shown).count(),
                        several ? articles(connection) : 0,
                        several
                                ? having(connection, words)
                                : words.stream().map(unused -> 0L).toList(),
                        Math.max(
                                1,
                                candidates.stream()
                                        .mapToDouble(Candidate::words)
                                        .average()
                                        .orElse(1)));
        return new RankedArticles(ranking, ranked(candidates, ranking));
    }

    /// As the first page did, from here on.
    static RankedArticles after(
            Connection connection, ArticleFilter prepared, Terms terms, Position after)
            throws SQLException {
        Ranking ranking = after.ranking().orElseThrow();
        if (after.section() != Section.RANKED) {
            return new RankedArticles(ranking, List.of());
        }
        List<Candidate> candidates =
                candidates(
                        connection,
                        prepared,
                        terms.search(),
                        ranking.partial(),
                        Optional.of(ranking));
        return new RankedArticles(
                ranking,
                ranked(candidates, ranking).stream()
                        .filter(position -> BEST_FIRST.compare(position, after) > 0)
                        .toList());
    }

    /// What tells the articles that follow behind those that are ranked, after an `and`.
    Sql others(Search search) {
        Optional<Sql> about = search.about("a");
        if (about.isEmpty()) {
            return new Sql();
        }
        Sql sql = Sql.of("and (not").add(about.get());
        ranking.from().ifPresent(bound -> sql.add("or").add(earlier(bound)));
        return sql.add(")");
    }

    private static List<Candidate> candidates(
            Connection connection,
            ArticleFilter prepared,
            Search search,
            boolean partial,
            Optional<Ranking> ranking)
            throws SQLException {
        List<RankedWord> words = search.rankedWords();
        Optional<Sql> select = select(prepared, search, partial, ranking);
        return select.isEmpty()
                ? List.of()
                : select.get().list(connection, row -> candidate(row, words));
    }

    /// The statement that finds what is ranked.
    ///
    /// @param ranking of the first page, on those after it
    /// @return nothing when the search has nothing to rank by
    static Optional<Sql> select(
            ArticleFilter prepared, Search search, boolean partial, Optional<Ranking> ranking) {
        List<RankedWord> words = search.rankedWords();
        if (words.isEmpty() || partial && search.about("a").isEmpty()) {
            return Optional.empty();
        }
        Sql sql = Sql.of("with found as materialized (select a.* from article a where true");
        if (partial) {
            sql.add(about(prepared, search));
            ranking.flatMap(Ranking::from)
                    .ifPresent(bound -> sql.add("and").add(notEarlier(bound)));
            sql.add("order by a.published_at desc nulls last, a.article_id desc");
            if (ranking.isEmpty()) {
                sql.add("limit ?", MAX);
            }
        } else {
            sql.add(prepared.matching("a"));
        }
        sql.add(
                        """
                        ) select a.article_id, a.published_at, a.first_received_at, a.search_words,
                            (true
                        """)
                .add(prepared.shown())
                .add(") as shown");
        for (int i = 0; i < words.size(); i++) {
            for (Place place : Place.values()) {
                sql.add(
                        ", ts_rank('%s', a.%s, ?::tsquery) as %s"
                                .formatted(
                                        place.weights,
                                        partial ? "salient" : "search",
                                        place.column(i)),
                        words.get(i).query());
            }
        }
        return Optional.of(
                sql.add("from found a order by a.published_at desc nulls last, a.article_id desc"));
    }

    /// What an article must be to match and be about the words, each after an `and`.
    static Sql about(ArticleFilter prepared, Search search) {
        // whether an article matches is known from a text that is not in its row
        ArticleFilter asked =
                search.isMetByAbout() ? prepared.without(Words.Matching.class) : prepared;
        return Sql.of("and").add(search.about("a").orElseThrow()).add(asked.matching("a"));
    }

    /// Where in an article a word is looked for, and with which weights of the text's, the lead's
    /// and the title's words it is that `ts_rank` tells how often it is there.
    private enum Place {
        ALL("{1,1,1,1}"),
        LEAD("{0,0,1,1}"),
        TITLE("{0,0,0,1}");

        private final String weights;

        Place(String weights) {
            this.weights = weights;
        }

        private String column(int word) {
            return name() + word;
        }
    }

    private static Sql earlier(Bound bound) {
        return bound.published().isPresent()
                ? Sql.of(
                        """
                        (a.published_at is null or (a.published_at, a.article_id) < (?, ?))
                        """,
                        bound.published().get(),
                        bound.article())
                : Sql.of("(a.published_at is null and a.article_id < ?)", bound.article());
    }

    private static Sql notEarlier(Bound bound) {
        return bound.published().isPresent()
                ? Sql.of(
                        "(a.published_at, a.article_id) >= (?, ?)",
                        bound.published().get(),
                        bound.article())
                : Sql.of("(a.published_at is not null or a.article_id >= ?)", bound.article());
    }

    private static Candidate candidate(Row row, List<RankedWord> words) throws SQLException {
        List<Double> frequencies = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            int lexemes = words.get(i).lexemes();
            frequencies.add(
                    Bm25.frequency(
                            occurrences(rank(row, Place.ALL, i) * lexemes),
                            occurrences(rank(row, Place.LEAD, i) * lexemes),
                            occurrences(rank(row, Place.TITLE, i) * lexemes)));
        }
        return new Candidate(
                row.uuid("article_id"),
                row.optionalInstant("published_at"),
                row.instant("first_received_at"),
                row.flag("shown"),
                row.integer("search_words"),
                frequencies);
    }

    /// The same whether the driver gets it as text or in binary, which a cursor must not notice.
    private static float rank(Row row, Place place, int word) throws SQLException {
        return (float) row.real(place.column(word));
    }

    /// How often a word occurs by what `ts_rank` makes of it, which is 1 + 1/4 + 1/9 … + 1/n²,
    /// divided by what that approaches. From there it is about 1/(n + ½) to the limit.
    private static double occurrences(double rank) {
        double missing = LIMIT * (1 - rank);
        return rank <= 0 ? 0 : Math.min(MAX_FREQUENCY, 1 / Math.max(missing, 1e-6) - 0.5);
    }

    private static List<Position> ranked(List<Candidate> candidates, Ranking ranking) {
        return candidates.stream()
                .filter(Candidate::shown)
                .map(
                        candidate ->
                                new Position(
                                        Section.RANKED,
                                        key(candidate, ranking),
                                        candidate.id,
                                        Optional.of(ranking)))
                .sorted(BEST_FIRST)
                .toList();
    }

    /// The score, and of equal ones the time, to the hour.
    private static long key(Candidate candidate, Ranking ranking) {
        double score = 0;
        for (int i = 0; i < candidate.frequencies.size(); i++) {
            score +=
                    Bm25.rarity(ranking.articles(), ranking.having().get(i))
                            * Bm25.weight(
                                    candidate.frequencies.get(i),
                                    candidate.words,
                                    ranking.meanWords());
        }
        Instant time = candidate.published == null ? candidate.received : candidate.published;
        long hours = Math.floorDiv(time.getEpochSecond(), SECONDS_AN_HOUR);
        return ((long) Float.floatToIntBits((float) score) << Integer.SIZE)
                + (hours - Integer.MIN_VALUE);
    }

    /// About how many there are.
    private static long articles(Connection connection) throws SQLException {
        return Sql.of(
                        """
                        select greatest(
                            (select reltuples::bigint from pg_class
                                where oid = 'article'::regclass),
                            (select count(*) from (select from article limit ?) as counted))
                        """,
                        MAX_COUNTED)
                .first(connection, row -> row.number(1))
                .orElseThrow();
    }

    /// How many articles have each of the words: counted if few, as the database estimates if many.
    private static List<Long> having(Connection connection, List<RankedWord> words)
            throws SQLException {
        List<Long> having = new ArrayList<>();
        for (RankedWord word : words) {
            Sql sql = Sql.of("select from article a where a.search @@ ?::tsquery", word.query());
            long estimate =
                    Sql.of("explain (format json)")
                            .add(sql)
                            .first(connection, row -> planRows(row.text(1)))
                            .orElseThrow();
            having.add(
                    estimate > MAX_COUNTED
                            ? estimate
                            : Sql.of("select count(*) from (")
                                    .add(sql)
                                    .add("limit ?) as counted", MAX_COUNTED)
                                    .first(connection, row -> row.number(1))
                                    .orElseThrow());
        }
        return having;
    }

    private static long planRows(String plan) throws SQLException {
        try {
            return JSON.readTree(plan).at("/0/Plan/Plan Rows").asLong();
        } catch (JsonProcessingException e) {
            throw new SQLException("the plan has an unexpected format", "XX000", e);
        }
    }
}
