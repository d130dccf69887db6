package org.dateline.store.app;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import org.dateline.store.postgres.ArticleStore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Puts into their clusters, in the background, articles that were stored and not put there: while
/// an upgrade went on, by a service of the version before.
@ApplicationScoped
public class LeftBehind {

    private static final Logger LOG = Logger.getLogger(LeftBehind.class);
    private static final Duration PAUSE_FOR_TABLES = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Schema schema;
    private final ArticleStore store;
    private volatile @Nullable Thread thread;

    LeftBehind(Schema schema, ArticleStore store) {
        this.schema = schema;
        this.store = store;
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofVirtual().name("left-behind").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        Thread started = thread;
        if (started != null) {
            started.interrupt();
        }
    }

    private void run() {
        try {
            while (!schema.isReady()) {
                Thread.sleep(PAUSE_FOR_TABLES);
            }
            while (true) {
                if (!placeSome()) {
                    Thread.sleep(PAUSE);
                }
            }
        } catch (InterruptedException e) {
            // the process ends
        }
    }

    private boolean placeSome() {
        try {
            return store.placeLeftBehind();
        } catch (SQLException e) {
            LOG.infof("clusters not made up for yet; retrying reason=%s", e.getSQLState());
            return false;
        }
    }
}
