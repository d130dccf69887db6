package org.dateline.gateway.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.dateline.database.sql.Sql;
import org.dateline.gateway.query.Counted;
import org.dateline.gateway.query.Cursors;
import org.dateline.gateway.query.NameQuery;

/// The publishers and languages that there are.
public final class Names {

    /// What articles have a name for.
    public enum Kind {
        PUBLISHERS("mode() within group (order by publisher)", "lower(publisher)"),
        LANGUAGES("min(language)", "language");

        private final String shown;
        private final String key;

        Kind(String shown, String key) {
            this.shown = shown;
            this.key = key;
        }

        /// In cursors and addresses.
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Database database;
    private final Cursors cursors;

    public Names(Database database, Cursors cursors) {
        this.database = database;
        this.cursors = cursors;
    }

    private record Keyed(NamePage.Named named, String key) {}

    public NamePage page(Kind kind, NameQuery query) {
        return database.read(connection -> page(connection, kind, query));
    }

    private NamePage page(Connection connection, Kind kind, NameQuery query) throws SQLException {
        List<Keyed> found =
                select(kind, query)
                        .list(
                                connection,
                                row ->
                                        new Keyed(
                                                new NamePage.Named(
                                                        row.text("name"), row.number("articles")),
                                                row.text("key")));
        boolean more = found.size() > query.limit();
        List<Keyed> shown = more ? found.subList(0, query.limit()) : found;
        return new NamePage(
                shown.stream().map(Keyed::named).toList(),
                more
                        ? query.cursorAfter(
                                kind.label(),
                                new Counted(
                                        shown.getLast().named().articles(), shown.getLast().key()),
                                cursors)
                        : null);
    }

    private static Sql select(Kind kind, NameQuery query) {
        Sql sql =
                Sql.of(
                        """
                        select %1$s as name, %2$s as key, count(*) as articles
                        from article where %2$s is not null
                        """
                                .formatted(kind.shown, kind.key));
        query.prefix()
                .ifPresent(
                        prefix ->
                                sql.add(
                                        "and starts_with(lower(" + kind.key + "), lower(?))",
                                        prefix));
        sql.add("group by " + kind.key);
        query.after()
                .ifPresent(
                        after ->
                                sql.add(
                                        "having count(*) < ? or count(*) = ? and "
                                                + kind.key
                                                + " collate \"C\" > ?",
                                        after.articles(),
                                        after.articles(),
                                        after.key()));
        return sql.add(
                "order by articles desc, " + kind.key + " collate \"C\" limit ?",
                query.limit() + 1);
    }
}
