package org.dateline.gateway.search;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dateline.database.sql.Sql;
import org.dateline.gateway.search.Expression.AllOf;
import org.dateline.gateway.search.Expression.AnyOf;
import org.dateline.gateway.search.Expression.Not;
import org.dateline.gateway.search.Expression.Phrase;
import org.dateline.search.Language;

/// A search as the index answers it. A text is looked up as its own language reads the words, so a
/// search asks for what each language makes of them.
///
/// @param languages of the texts; what others would make of the words is not asked for
public record Search(Expression expression, Set<Language> languages) {

    /// More would make a search slow, and say little more.
    private static final int MAX_RANKED_WORDS = 12;

    /// Texts of other languages are there always.
    public Search {
        Set<Language> all = new TreeSet<>(languages);
        all.add(Language.OTHER);
        languages = all;
    }

    /// @throws IllegalArgumentException with what is wrong
    public static Expression read(String text) {
        return SearchSyntax.read(text);
    }

    /// As a condition on an article.
    public Sql matching(String article) {
        String exact = query();
        if (exact.isEmpty()) {
            return Sql.of("true");
        }
        Sql sql = Sql.of(article + ".search @@ ?::tsquery", exact);
        if (!hasPhrase(expression)) {
            return sql;
        }
        // a tsvector has the places of words only in the first stretch of a long text
        String rough = query(expression, Reading.TOGETHER, true).orElse("");
        Sql both =
                rough.isEmpty() ? Sql.of("true") : Sql.of(article + ".search @@ ?::tsquery", rough);
        return both.add("and case when " + article + ".search_stretches = 0 then")
                .add(sql)
                .add("else")
                .add(inStretches(expression, article, true))
                .add("end");
    }

    /// As a `tsquery`; empty when it asks for nothing.
    public String query() {
        return query(expression, Reading.IN_ORDER, true).orElse("");
    }

    /// The words that articles are ranked by: all that must or may be found, up to a bound.
    public List<RankedWord> rankedWords() {
        return phrases(expression).stream()
                .flatMap(phrase -> phrase.units().stream())
                .map(this::rankedWord)
                .distinct()
                .limit(MAX_RANKED_WORDS)
                .toList();
    }

    private RankedWord rankedWord(Unit unit) {
        Set<Unit.Lexeme> lexemes = new LinkedHashSet<>();
        languages.forEach(language -> lexemes.addAll(unit.counted(language)));
        return new RankedWord(
                alternatives(lexemes, false),
                (int) lexemes.stream().map(Unit.Lexeme::lexeme).distinct().count());
    }

    /// A word that articles are ranked by.
    ///
    /// @param query the `tsquery` of what it is in the languages
    /// @param lexemes how many different ones that has
    public record RankedWord(String query, int lexemes) {}

    /// As a condition on an article that it be about what is searched for. It may hold for articles
    /// that do not match unless [#isMetByAbout].
    ///
    /// @return nothing when the search has no words that an article can be about
    public Optional<Sql> about(String article) {
        return query(expression, Reading.SALIENT, true)
                .map(query -> Sql.of(article + ".salient @@ ?::tsquery", query));
    }

    /// Whether every article that is about the words matches the search.
    public boolean isMetByAbout() {
        return isMetByAbout(expression);
    }

    private static boolean isMetByAbout(Expression expression) {
        return switch (expression) {
            case Phrase phrase -> phrase.units().size() == 1;
            case AllOf(var parts) -> parts.stream().allMatch(Search::isMetByAbout);
            case AnyOf(var parts) -> parts.stream().allMatch(Search::isMetByAbout);
            case Not unused -> false;
        };
    }

    /// The words that are in no index of a language, since most of its texts have them.
    public List<CommonWord> commonWords() {
        TreeMap<String, Set<String>> common = new TreeMap<>();
        for (Phrase phrase : phrases(expression)) {
            for (Unit unit : phrase.units()) {
                for (Language language : languages) {
                    if (unit.lexemes(language).isEmpty()) {
                        common.computeIfAbsent(
                                        unit.readings().getFirst().form(), word -> new TreeSet<>())
                                .add(language.tag());
                    }
                }
            }
        }
        return common.entrySet().stream()
                .map(entry -> new CommonWord(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }

    /// A word that is too common to search for.
    ///
    /// @param languages BCP 47; in texts of others it is searched for
    public record CommonWord(String word, List<String> languages) {}

    /// All that must or may be found.
    static List<Phrase> phrases(Expression expression) {
        return switch (expression) {
            case Phrase phrase -> List.of(phrase);
            case AllOf(var parts) ->
                    parts.stream().flatMap(part -> phrases(part).stream()).toList();
            case AnyOf(var parts) ->
                    parts.stream().flatMap(part -> phrases(part).stream()).toList();
            case Not _ -> List.of();
        };
    }

    private static boolean hasPhrase(Expression expression) {
        return switch (expression) {
            case Phrase phrase -> phrase.units().size() > 1;
            case AllOf(var parts) -> parts.stream().anyMatch(Search::hasPhrase);
            case AnyOf(var parts) -> parts.stream().anyMatch(Search::hasPhrase);
            case Not(var excluded) -> hasPhrase(excluded);
        };
    }

    /// What of a phrase is asked for.
    private enum Reading {
        /// All its words; what excludes a phrase is left out.
        TOGETHER,
        /// Its words one after the other.
        IN_ORDER,
        /// The same without the pairs that are indexed, which only the whole text has.
        IN_ORDER_BY_PLACE,
        /// All its words, among those that an article is about; nothing is excluded.
        SALIENT
    }

    /// @param wanted whether it is to be found, not to be excluded
    /// @return nothing when any article will do
    private Optional<String> query(Expression expression, Reading reading, boolean wanted) {
        return switch (expression) {
            case Phrase phrase -> phrase(phrase, reading, wanted);
            case AllOf(var parts) -> {
                List<String> all =
                        parts.stream()
                                .flatMap(part -> query(part, reading, wanted).stream())
                                .toList();
                yield all.isEmpty() ? Optional.empty() : Optional.of(joined(all, " & "));
            }
            case AnyOf(var parts) -> {
                List<Optional<String>> any =
                        parts.stream().map(part -> query(part, reading, wanted)).toList();
                yield any.stream().anyMatch(Optional::isEmpty)
                        ? Optional.empty()
                        : Optional.of(
                                joined(any.stream().map(Optional::orElseThrow).toList(), " | "));
            }
            case Not(var excluded) ->
                    reading == Reading.SALIENT || reading == Reading.TOGETHER && hasPhrase(excluded)
                            ? Optional.empty()
                            : query(excluded, reading, !wanted).map(query -> "!" + query);
        };
    }

    private Optional<String> phrase(Phrase phrase, Reading reading, boolean wanted) {
        Set<String> alternatives = new LinkedHashSet<>();
        for (Language language : languages) {
            phrase(phrase, language, reading)
                    .or(() -> wanted ? Optional.of(quoted(language.marker())) : Optional.empty())
                    .ifPresent(alternatives::add);
        }
        return alternatives.isEmpty()
                ? Optional.empty()
                : Optional.of(joined(List.copyOf(alternatives), " | "));
    }

    /// As one language reads it; nothing when all of it is too common there.
    private static Optional<String> phrase(Phrase phrase, Language language, Reading reading) {
        List<Unit> rare =
                phrase.units().stream().filter(unit -> !unit.lexemes(language).isEmpty()).toList();
        if (rare.isEmpty()) {
            return Optional.empty();
        }
        boolean byPlace =
                phrase.inTitle()
                        || reading == Reading.IN_ORDER_BY_PLACE
                        || reading == Reading.SALIENT;
        List<String> pairs = byPlace ? List.of() : pairs(rare, language);
        if (pairs.size() == 1 && rare.size() == 2) {
            return Optional.of(pairs.getFirst());
        }
        StringBuilder query = new StringBuilder();
        int before = 0;
        for (Unit unit : rare) {
            if (!query.isEmpty()) {
                query.append(
                        reading == Reading.IN_ORDER || reading == Reading.IN_ORDER_BY_PLACE
                                ? " <" + (unit.position() - before) + "> "
                                : " & ");
            }
            before = unit.position();
            query.append(alternatives(unit.lexemes(language), phrase.inTitle()));
        }
        if (rare.size() == 1) {
            return Optional.of(query.toString());
        }
        List<String> all = new ArrayList<>(pairs);
        all.add("(" + query + ")");
        return Optional.of(joined(all, " & "));
    }

    /// The neighbours that are indexed together: they tell at once which few texts may have all.
    private static List<String> pairs(List<Unit> units, Language language) {
        List<String> pairs = new ArrayList<>();
        for (int i = 1; i < units.size(); i++) {
            Unit first = units.get(i - 1);
            Unit second = units.get(i);
            if (second.position() == first.position() + 1 && !second.prefix()) {
                language.pair(first.readings().getFirst(), second.readings().getFirst())
                        .map(Search::quoted)
                        .ifPresent(pairs::add);
            }
        }
        return pairs;
    }

    private static String alternatives(Set<Unit.Lexeme> lexemes, boolean inTitle) {
        List<String> alternatives = new ArrayList<>();
        for (Unit.Lexeme lexeme : lexemes) {
            String label = (lexeme.prefix() ? "*" : "") + (inTitle ? "A" : "");
            alternatives.add(quoted(lexeme.lexeme()) + (label.isEmpty() ? "" : ":" + label));
        }
        return joined(alternatives, " | ");
    }

    private static String joined(List<String> parts, String operator) {
        return parts.size() == 1 ? parts.getFirst() : "(" + String.join(operator, parts) + ")";
    }

    /// As [#query], but a phrase may be in any stretch of a text.
    private Sql inStretches(Expression expression, String article, boolean wanted) {
        return switch (expression) {
            case Phrase phrase ->
                    phrase(phrase, Reading.IN_ORDER, wanted)
                            .map(query -> inStretches(phrase, query, article))
                            .orElseGet(() -> Sql.of("false"));
            case AllOf(var parts) -> joined(parts, "and", article, wanted);
            case AnyOf(var parts) -> joined(parts, "or", article, wanted);
            case Not(var excluded) -> Sql.of("not").add(inStretches(excluded, article, !wanted));
        };
    }

    private Sql inStretches(Phrase phrase, String query, String article) {
        Sql sql = Sql.of("(" + article + ".search @@ ?::tsquery", query);
        if (phrase.units().size() > 1 && !phrase.inTitle()) {
            sql.add(
                    """
                    or exists (select from article_stretch s
                    where s.article_id = %s.article_id and s.search @@ ?::tsquery)
                    """
                            .formatted(article),
                    phrase(phrase, Reading.IN_ORDER_BY_PLACE, false).orElse(query));
        }
        return sql.add(")");
    }

    private Sql joined(List<Expression> parts, String operator, String article, boolean wanted) {
        Sql sql = Sql.of("(");
        for (Iterator<Expression> part = parts.iterator(); part.hasNext(); ) {
            sql.add(inStretches(part.next(), article, wanted)).add(part.hasNext() ? operator : ")");
        }
        return sql;
    }

    private static String quoted(String lexeme) {
        return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
