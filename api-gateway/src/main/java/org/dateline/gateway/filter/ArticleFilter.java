package org.dateline.gateway.filter;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dateline.database.sql.Sql;
import org.dateline.gateway.parameters.Parameter;
import org.dateline.gateway.parameters.Parameters;

/// Which articles are asked for: those that meet every condition, and what becomes of the copies
/// among them. One and the same for lists, counts and exports.
public record ArticleFilter(List<Condition> conditions, Copies copies) {

    /// Every way to choose articles by what they are; a new one is added here.
    public static final List<Filter<Condition>> CONDITIONS =
            List.of(
                    Words.FILTER,
                    MentionedEntities.FILTER,
                    MentionedName.FILTER,
                    Publication.FILTER,
                    MentionedDate.FILTER,
                    Languages.FILTER,
                    Publishers.FILTER,
                    Files.FILTER,
                    MediaTypes.FILTER,
                    Received.FILTER,
                    Stored.FILTER,
                    Snapshot.FILTER,
                    Ids.FILTER);

    /// All of them, in the order in which they are documented and filled in.
    public static final List<Filter<?>> ALL =
            Stream.<Filter<?>>concat(CONDITIONS.stream(), Stream.of(Copies.FILTER)).toList();

    public static final List<Parameter> PARAMETERS =
            ALL.stream().flatMap(filter -> filter.parameters().stream()).toList();

    /// [#PARAMETERS] but those that say what becomes of copies, for questions that look at each
    /// article by itself.
    public static final List<Parameter> PARAMETERS_OF_EACH =
            CONDITIONS.stream().flatMap(filter -> filter.parameters().stream()).toList();

    public ArticleFilter {
        conditions = List.copyOf(conditions);
    }

    /// Reads only [#PARAMETERS]; the caller still has to ask whether all are valid.
    public static ArticleFilter read(Parameters parameters) {
        return new ArticleFilter(
                conditions(parameters),
                Copies.FILTER.reader().apply(parameters).map(Copies.class::cast).orElseThrow());
    }

    /// Reads only [#PARAMETERS_OF_EACH]; every copy that meets them is meant.
    public static ArticleFilter readOfEach(Parameters parameters) {
        return new ArticleFilter(
                conditions(parameters), new Copies(Copies.Shown.INCLUDE, Optional.empty()));
    }

    private static List<Condition> conditions(Parameters parameters) {
        List<Condition> conditions = new ArrayList<>();
        for (Filter<Condition> filter : CONDITIONS) {
            filter.reader().apply(parameters).ifPresent(conditions::add);
        }
        return conditions;
    }

    /// The same with one condition more.
    public ArticleFilter and(Condition condition) {
        List<Condition> all = new ArrayList<>(conditions);
        all.add(condition);
        return new ArticleFilter(all, copies);
    }

    /// Its condition of a type.
    public <C extends Condition> Optional<C> find(Class<C> type) {
        return conditions.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /// The same with what only the database can tell beforehand.
    public ArticleFilter prepared(Connection connection) throws SQLException {
        List<Condition> prepared = new ArrayList<>();
        for (Condition condition : conditions) {
            prepared.add(condition.prepared(connection));
        }
        return new ArticleFilter(prepared, copies);
    }

    /// Everything asked of the article known as `a`, each after an `and`.
    public Sql sql() {
        return matching("a").add(shown());
    }

    /// The same without its condition of a type.
    public ArticleFilter without(Class<? extends Condition> type) {
        return new ArticleFilter(
                conditions.stream().filter(one -> !type.isInstance(one)).toList(), copies);
    }

    /// What is asked of the copies of the article known as `a`, after an `and`.
    public Sql shown() {
        return copies.among(this);
    }

    /// Everything asked of an article by itself, each after an `and`.
    public Sql matching(String article) {
        Sql sql = new Sql();
        conditions.forEach(condition -> sql.add("and").add(condition.on(article)));
        return sql;
    }
}
