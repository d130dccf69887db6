package org.dateline.benchmarks.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.dateline.benchmarks.articles.Articles;
import org.dateline.benchmarks.setting.Checkout;
import org.dateline.benchmarks.setting.WorkingFolder;
import org.dateline.benchmarks.store.StorePath.Load;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL server of its own, and the articles that are made up, enriched and stored in it.
public final class GeneratedStore implements AutoCloseable {

    private final StoreOptions options;
    private final WorkingFolder.Open folder;
    private final Server server;
    private final StorePath path;
    private final long familyEvery;

    private GeneratedStore(
            StoreOptions options,
            long familyEvery,
            WorkingFolder.Open folder,
            Server server,
            StorePath path) {
        this.options = options;
        this.familyEvery = familyEvery;
        this.folder = folder;
        this.server = server;
        this.path = path;
    }

    /// Starts a server with empty tables.
    ///
    /// @param articles how many there will be
    public static GeneratedStore open(StoreOptions options, long articles)
            throws IOException, SQLException {
        WorkingFolder.Open folder = WorkingFolder.Open.of(options.folder);
        Server server = Server.start(Checkout.root(), folder.path(), options.parameters);
        try {
            return new GeneratedStore(
                    options,
                    options.family == 0 ? 0 : Math.max(1, articles / options.family),
                    folder,
                    server,
                    new StorePath(server));
        } catch (SQLException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    public Server server() {
        return server;
    }

    /// Where logs may be written.
    public Path folder() {
        return folder.path();
    }

    public long seed() {
        return options.seed;
    }

    /// Stores the articles of these numbers, and says what that cost; null where they are loaded in
    /// bulk.
    @Nullable Load load(long first, long endExclusive)
            throws IOException, SQLException, InterruptedException {
        if (isBulk(endExclusive)) {
            new BulkLoad(server, options.seed).load(first, endExclusive);
            return null;
        }
        try (DataInputStream events = enriched(false, first, endExclusive)) {
            return path.store(events, endExclusive - first, options.batch);
        }
    }

    /// Stores the articles of these numbers that are not there, and leaves the tables as those of a
    /// database that had time to clean up.
    public void fill(long first, long endExclusive)
            throws IOException, SQLException, InterruptedException {
        long kept = stored();
        if (kept > endExclusive) {
            throw new IllegalStateException(
                    "%s has %d articles, more than the %d asked for: delete it, or ask for as many"
                            .formatted(database(), kept, endExclusive));
        }
        if (kept == endExclusive) {
            return;
        }
        load(Math.max(first, kept), endExclusive);
        try (Connection connection = server.connect()) {
            Relation.all(connection);
        }
    }

    /// Each article that is made up is one of its own, so what is there are the first so many.
    private long stored() throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from article")) {
            row.next();
            return row.getLong(1);
        }
    }

    private Path database() {
        return folder().resolve("postgres");
    }

    boolean isBulk(long articles) {
        return articles > options.bulkAbove;
    }

    /// The events of the articles of these numbers, enriched unless a run before this one did it.
    DataInputStream enriched(boolean brief, long first, long endExclusive) throws IOException {
        Path events =
                folder().resolve(
                                "enriched-%s%d-%d-%d.bin"
                                        .formatted(
                                                brief
                                                        ? "short-"
                                                        : familyEvery > 0
                                                                ? "family-" + familyEvery + "-"
                                                                : "",
                                                options.seed,
                                                first,
                                                endExclusive));
        EnrichedArticles.prepare(
                events,
                () ->
                        brief
                                ? Articles.shortOfSeed(options.seed)
                                : Articles.ofSeed(options.seed, familyEvery),
                first,
                endExclusive);
        return EnrichedArticles.open(events);
    }

    StorePath path() {
        return path;
    }

    int batch() {
        return options.batch;
    }

    /// Writes figures where the options say, if they do.
    public void write(Object figures) throws IOException {
        if (options.json != null) {
            new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValue(options.json.toFile(), figures);
        }
    }

    /// Ends the server and deletes all but what the next run can use.
    @Override
    public void close() throws IOException, SQLException {
        try {
            path.close();
        } finally {
            server.close();
            if (!options.keep) {
                WorkingFolder.delete(database());
            }
            folder.close();
        }
    }
}
