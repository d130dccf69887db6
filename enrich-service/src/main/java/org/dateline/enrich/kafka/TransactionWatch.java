package org.dateline.enrich.kafka;

import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.dateline.broker.Outage;
import org.dateline.events.Topic;
import org.jboss.logging.Logger;

/// Looks every few seconds for transactions that hang, in all topics of Dateline, and has them
/// ended. From a thread of its own: the loop may be stuck in one.
public final class TransactionWatch implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(TransactionWatch.class);

    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final Map<String, Object> settings;
    private final String group;
    private final InstantSource clock;
    private final Counter ended;
    private final Outage outage;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Optional<String> hanging = Optional.empty();

    private TransactionWatch(
            Map<String, Object> settings, String group, InstantSource clock, Counter ended) {
        this.settings = settings;
        this.group = group;
        this.clock = clock;
        outage = new Outage(clock);
        this.ended = ended;
    }

    /// @param settings by Kafka's names: servers, security
    /// @param ended counts what it ends
    public static TransactionWatch start(
            Map<String, Object> settings, String group, InstantSource clock, Counter ended) {
        var watch = new TransactionWatch(settings, group, clock, ended);
        Thread.ofPlatform().name("transaction-watch").daemon().start(watch::watch);
        return watch;
    }

    private void watch() {
        try {
            while (!isClosedWithin(Duration.ZERO)) {
                try (var transactions =
                        new HangingTransactions(
                                settings,
                                Topic.ALL.stream().map(Topic::name).toList(),
                                group,
                                HangingTransactions.PATIENCE,
                                clock)) {
                    look(transactions);
                } catch (KafkaException e) {
                    failed(e);
                    isClosedWithin(INTERVAL);
                }
            }
        } catch (InterruptedException e) {
            // the process ends
        }
    }

    private void look(HangingTransactions transactions) throws InterruptedException {
        do {
            try {
                ended.increment(transactions.look());
                hanging = transactions.seen();
                outage.succeeded();
            } catch (KafkaException e) {
                hanging = transactions.seen().map(line -> line + "; ending it failed: " + e);
                failed(e);
            }
        } while (!isClosedWithin(INTERVAL));
    }

    private void failed(KafkaException e) {
        if (outage.failed()) {
            LOG.warnf("hanging transactions can't be looked for or ended for now reason=%s", e);
        }
    }

    private boolean isClosedWithin(Duration time) throws InterruptedException {
        return closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// What hangs and is not ended yet, for a person.
    public Optional<String> hanging() {
        return hanging;
    }

    @Override
    public void close() {
        closing.countDown();
    }
}
