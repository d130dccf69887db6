package org.dateline.store.postgres;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.dateline.teststack.DatabaseRole;
import org.dateline.teststack.ReplicatedDatabase;
import org.dateline.teststack.TestStack;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/// A database of the test's own. Where the service should find tables, it finds those of its own
/// migrations.
public final class TestDatabase {

    private static final int MAX_CONNECTIONS = 20;

    /// What the service under test works with, and may do no more than that.
    final DataSource dataSource;

    private final DataSource migration;

    /// What the test looks and interferes with.
    private final DataSource everything;

    private final String url;

    private TestDatabase(String url, String username, String password) {
        this.dataSource = pool(url, DatabaseRole.WRITE.username(), password);
        this.migration = source(url, DatabaseRole.MIGRATE.username(), password);
        this.everything = pool(url, username, password);
        this.url = url;
    }

    /// Connections are kept, as in the service: to begin one costs more than most statements do.
    // One
    /// that was lost meanwhile is replaced.
    private static DataSource pool(String url, String username, String password) {
        try {
            return AgroalDataSource.from(
                    new AgroalDataSourceConfigurationSupplier()
                            .connectionPoolConfiguration(
                                    pool ->
                                            pool.maxSize(MAX_CONNECTIONS)
                                                    .validateOnBorrow(true)
                                                    .acquisitionTimeout(Duration.ofSeconds(30))
                                                    .connectionFactoryConfiguration(
                                                            factory ->
                                                                    factory.jdbcUrl(url)
                                                                            .principal(
                                                                                    new NamePrincipal(
                                                                                            username))
                                                                            .credential(
                                                                                    new SimplePassword(
                                                                                            password)))));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DataSource source(String url, String username, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(username);
        source.setPassword(password);
        return source;
    }

    public static TestDatabase withoutTables() {
        TestStack stack = TestStack.start();
        return new TestDatabase(stack.newDatabase(), stack.username(), stack.password());
    }

    public static TestDatabase primaryOf(ReplicatedDatabase database) {
        return new TestDatabase(database.primaryUrl(), database.username(), database.password());
    }

    public static TestDatabase standbyOf(ReplicatedDatabase database) {
        return new TestDatabase(database.standbyUrl(), database.username(), database.password());
    }

    public static TestDatabase withTables() {
        TestStack stack = TestStack.start();
        TestDatabase database =
                new TestDatabase(
                        stack.copyOf(Migrated.DATABASE.url), stack.username(), stack.password());
        database.execute(CLUSTERED);
        return database;
    }

    /// Every article with its cluster, in which it may be alone.
    private static final String CLUSTERED =
            """
            create view clustered as
            select article.article_id, url, coalesce(member.cluster_id, article.article_id) as cluster_id
            from article left join cluster_member as member using (article_id)
            """;

    /// Migrated once for all tests of this JVM, which get copies of it.
    private static final class Migrated {

        static final TestDatabase DATABASE = migrated();

        private static TestDatabase migrated() {
            TestDatabase database = withoutTables();
            Flyway.configure().dataSource(database.migration).load().migrate();
            return database;
        }
    }

    /// Runs the migrations that are missing, later ones or not.
    void migrate() {
        Flyway.configure().dataSource(migration).outOfOrder(true).load().migrate();
        execute(CLUSTERED);
    }

    /// As a version left the tables that kept clusters in `article` alone.
    void downgradeBeforeClusters() {
        execute(
                """
                update article set cluster_id = member.cluster_id
                from cluster_member as member where member.article_id = article.article_id;
                drop view clustered;
                drop view member_key;
                drop function published_by;
                drop table cluster, cluster_member;
                drop index fingerprint_unplaced;
                alter table fingerprint drop placed;
                alter table body_pair drop tie;
                delete from flyway_schema_history where version in ('71', '72');
                """);
    }

    public String url() {
        return url;
    }

    public boolean hasTables() {
        return value("select to_regclass('duplicate') is not null").equals("t");
    }

    public long count(String table) {
        return Long.parseLong(value("select count(*) from " + table));
    }

    /// Rows as text, columns apart by a bar.
    public List<String> rows(String sql) {
        try (Connection connection = everything.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    columns.add(result.getString(i));
                }
                rows.add(String.join("|", columns.stream().map(String::valueOf).toList()));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void execute(String sql) {
        try (Connection connection = everything.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Ends every other connection to this database.
    public void disconnectOthers() {
        execute(
                "select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where datname = current_database() and pid <> pg_backend_pid()");
    }

    /// Undoes that its sessions begin as read-only ones.
    public void allowWriting() {
        String name = value("select current_database()");
        execute(
                "begin; set transaction read write; alter database %s reset default_transaction_read_only; commit"
                        .formatted(name));
    }

    public String value(String sql) {
        return rows(sql).getFirst();
    }

    /// Everything that was stored, but for when.
    public List<String> contents() {
        List<String> contents = new ArrayList<>();
        for (String table :
                List.of(
                        "article",
                        "revision",
                        "sighting",
                        "entity",
                        "entity_mention",
                        "date_mention",
                        "fingerprint",
                        "cluster",
                        "cluster_member",
                        "duplicate",
                        "article_pair")) {
            contents.addAll(
                    rows(
                            "select '"
                                    + table
                                    + "', (to_jsonb(t) - 'stored_at' - 'stored_order' - 'body_id')::text from "
                                    + table
                                    + " t order by 2"));
        }
        return contents;
    }

    public void empty() {
        execute("truncate article, cluster, entity, body, sketch_hash, rejection, erasure cascade");
    }
}
