package org.dateline.enrich.app;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.dateline.enrichment.Enricher;
import org.jboss.logging.Logger;

/// The models of this process, loaded once. Nothing at a start takes as long, so that it begins
/// with the first use of this class, beside everything else.
final class Models {

    private static final Logger LOG = Logger.getLogger(Models.class);

    private static final CompletableFuture<Enricher> LOADING =
            CompletableFuture.supplyAsync(Models::load);

    private Models() {}

    /// Begins to load them, where that has not begun.
    static void begin() {
        LOG.debug("the models are being loaded");
    }

    /// Done once they are loaded, exceptionally where they can't be.
    static CompletableFuture<Enricher> loading() {
        return LOADING;
    }

    private static Enricher load() {
        long start = System.nanoTime();
        Enricher enricher = Enricher.load(Clock.systemUTC());
        LOG.infof("models loaded durationMs=%d", (System.nanoTime() - start) / 1_000_000);
        return enricher;
    }
}
