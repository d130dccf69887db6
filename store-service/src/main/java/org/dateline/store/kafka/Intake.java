package org.dateline.store.kafka;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.dateline.store.app.ProcessEnd;
import org.dateline.store.app.Schema;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Lets one batch after another through, each as often as it takes.
@ApplicationScoped
public class Intake {

    private static final Logger LOG = Logger.getLogger(Intake.class);

    private final BatchProtocol protocol;
    private final Schema schema;
    private final AgroalDataSource dataSource;
    private final ProcessEnd processEnd;
    private final CountDownLatch stopping = new CountDownLatch(1);
    /// In turn: a replay and the live stream let each other through.
    private final ReentrantLock busy = new ReentrantLock(true);
    private volatile @Nullable String trouble;
    private volatile boolean failed;

    Intake(
            BatchProtocol protocol,
            Schema schema,
            AgroalDataSource dataSource,
            ProcessEnd processEnd) {
        this.protocol = protocol;
        this.schema = schema;
        this.dataSource = dataSource;
        this.processEnd = processEnd;
    }

    /// What is to be done with a batch, which may be repeated.
    interface Work {
        void run() throws SQLException;
    }

    /// @return whether the batch is done; false when the process ends before
    boolean process(List<ConsumerRecord<byte[], PolledValue>> records) {
        return process(() -> protocol.run(records));
    }

    /// @return whether the work is done; false when the process ends before
    boolean process(Work work) {
        busy.lock();
        try {
            Backoff backoff = Backoff.start();
            while (!stopped(Duration.ZERO)) {
                if (schema.isReady() && succeeds(work)) {
                    return true;
                }
                stopped(backoff.next());
                backoff = backoff.longer();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            fail(e);
        } finally {
            busy.unlock();
        }
        return false;
    }

    /// How one try ended.
    enum Attempted {
        DONE,
        /// The database or the broker is away, or this process ends.
        LATER,
        /// In a way that ends this process.
        FAILED
    }

    /// Tries once.
    Attempted once(Work work) {
        busy.lock();
        try {
            return !stopped(Duration.ZERO) && schema.isReady() && succeeds(work)
                    ? Attempted.DONE
                    : Attempted.LATER;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Attempted.LATER;
        } catch (RuntimeException | Error e) {
            fail(e);
            return Attempted.FAILED;
        } finally {
            busy.unlock();
        }
    }

    /// @return whether the database can be written to; false when it can't within the time, or the
    ///     process ends
    boolean awaitDatabase(Duration longest) {
        long deadline = System.nanoTime() + longest.toNanos();
        try {
            while (!schema.isReady()) {
                if (System.nanoTime() > deadline || stopped(Backoff.FIRST)) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void fail(Throwable cause) {
        failed = true;
        trouble = "a fatal error";
        processEnd.fatal("a batch failed permanently", cause);
    }

    /// Whether this process ends because of what it had in hand.
    boolean hasFailed() {
        return failed;
    }

    private boolean succeeds(Work work) {
        try {
            work.run();
            if (trouble != null) {
                LOG.info("intake resumed");
                trouble = null;
            }
            return true;
        } catch (SQLException e) {
            // A pooled connection may lead to a server that is gone, or no longer the primary.
            dataSource.flush(FlushMode.IDLE);
            String state = e.getSQLState();
            wait("database", state == null ? "connection timeout" : state, e);
        } catch (KafkaException e) {
            wait("broker", e.getClass().getSimpleName(), e);
        }
        return false;
    }

    private void wait(String what, String reason, Exception e) {
        String told = what + " " + reason;
        if (!told.equals(trouble)) {
            LOG.warnf("intake paused; retrying what=%s reason=%s", what, reason);
            LOG.debug("cause", e);
        }
        trouble = told;
    }

    private boolean stopped(Duration within) throws InterruptedException {
        return stopping.await(within.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// What keeps the present batch from being stored.
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /// Lets the batch in hand finish, and no other begin. May be repeated.
    ///
    /// @return whether none is in hand any more
    public boolean stop(Duration longest) {
        stopping.countDown();
        try {
            if (busy.tryLock(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                busy.unlock();
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
