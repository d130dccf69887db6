package org.dateline.store.app;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.dateline.store.postgres.SearchRebuild;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Keeps the search index as this version of Dateline makes it: what an older one left is rebuilt
/// in the background, while articles are stored and found.
@ApplicationScoped
public class SearchIndex {

    private static final Logger LOG = Logger.getLogger(SearchIndex.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Duration PAUSE_FOR_TABLES = Duration.ofMillis(200);
    private static final double DONE = 1;

    private final Schema schema;
    private final SearchRebuild rebuild;
    private volatile @Nullable Thread thread;
    private volatile double share;

    SearchIndex(Schema schema, AgroalDataSource dataSource, MeterRegistry meters) {
        this.schema = schema;
        this.rebuild = new SearchRebuild(dataSource);
        Gauge.builder("dateline.search.index.rebuilt", this, index -> index.share).register(meters);
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofVirtual().name("search-index").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        Thread started = thread;
        if (started != null) {
            started.interrupt();
        }
    }

    /// For a person; empty when the whole index is of this version.
    public Optional<String> note() {
        return !schema.isReady() || share == DONE
                ? Optional.empty()
                : Optional.of(
                        "being rebuilt, about %d %% done; until then, articles stored by an older version may not be found by every word"
                                .formatted((int) (100 * share)));
    }

    private void run() {
        try {
            while (!schema.isReady()) {
                Thread.sleep(PAUSE_FOR_TABLES);
            }
            while (share < DONE) {
                step();
            }
        } catch (InterruptedException e) {
            // the process ends
        }
    }

    private void step() throws InterruptedException {
        long start = System.nanoTime();
        try {
            Optional<Double> reached = rebuild.step();
            if (share == 0 && reached.isPresent()) {
                LOG.info("search index of an older version; rebuilding it in the background");
            } else if (share > 0 && reached.isEmpty()) {
                LOG.info("search index rebuilt");
            }
            share = reached.map(rebuilt -> Math.min(rebuilt, 0.99)).orElse(DONE);
        } catch (SQLException e) {
            LOG.warnf("search index not rebuilt yet; retrying reason=%s", e.getSQLState());
            Thread.sleep(PAUSE_AFTER_FAILURE);
        }
        // as long as it worked, so that storing and searching come first
        Thread.sleep(Duration.ofNanos(System.nanoTime() - start));
    }
}
