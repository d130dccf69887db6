package org.dateline.gateway.postgres;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// A question that the database did not answer, and the kind of reason.
public final class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// Why, in terms of what helps.
    public enum Reason {
        /// It can't be reached, or refuses to be used.
        AWAY("the database is unavailable"),
        /// It is there and store-service has not made its tables yet.
        NO_TABLES("the database schema does not exist yet; store-service creates it at startup"),
        /// The answer took longer than allowed.
        TOO_SLOW("query timed out; narrow it"),
        /// A value that it can't take.
        BAD_VALUE("the database rejected one of the values"),
        /// Our mistake.
        BUG("the database rejected the query");

        private final String meaning;

        Reason(String meaning) {
            this.meaning = meaning;
        }

        /// One line for a person.
        public String meaning() {
            return meaning;
        }
    }

    private final Reason reason;

    private DatabaseException(Reason reason, @Nullable SQLException cause) {
        super(reason.meaning(), cause);
        this.reason = reason;
    }

    static DatabaseException noTables() {
        return new DatabaseException(Reason.NO_TABLES, null);
    }

    static DatabaseException of(SQLException e) {
        return new DatabaseException(reason(e.getSQLState()), e);
    }

    public Reason reason() {
        return reason;
    }

    /// By SQLSTATE, see <https://www.postgresql.org/docs/current/errcodes-appendix.html>; failures
    /// of the connection pool have none.
    private static Reason reason(@Nullable String state) {
        if (state == null || state.length() != 5) {
            return Reason.AWAY;
        }
        return switch (state) {
            case "57014" -> Reason.TOO_SLOW;
            case "42P01", "42883", "42703", "3F000" -> Reason.NO_TABLES;
            default ->
                    switch (state.substring(0, 2)) {
                        case "22", "54" -> Reason.BAD_VALUE;
                        case "08", "28", "3D", "53", "55", "57", "58", "40", "25" -> Reason.AWAY;
                        default -> Reason.BUG;
                    };
        };
    }
}
