package org.dateline.enrich.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.dateline.enrich.RecordEnrichment;
import org.dateline.enrich.kafka.EnrichLoop;
import org.dateline.enrich.kafka.KafkaSettings;
import org.dateline.enrich.kafka.LoopState;
import org.dateline.enrich.kafka.Route;
import org.dateline.enrich.kafka.Step;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Runs the loop on a thread of its own, and ends the process when the loop can't go on.
@ApplicationScoped
class EnrichLifecycle {

    private static final Logger LOG = Logger.getLogger(EnrichLifecycle.class);

    /// All instances consume as one.
    static final String GROUP = "enrich";

    /// A supervisor starts the process again.
    private static final int EXIT_UNRECOVERABLE = 70;

    /// It would end the same way if it were started again.
    private static final int EXIT_CONFIGURATION = 78;

    private static final Duration STOP = Duration.ofSeconds(25);
    private static final Duration EXIT = Duration.ofSeconds(10);

    private final Clock clock;
    private final MeterRegistry meters;
    private final LoopState state;
    private final KafkaSettings settings;
    private final Consumer<Step> steps;
    private final Thread thread = Thread.ofPlatform().name("enrich-loop").unstarted(this::run);
    private volatile @Nullable EnrichLoop loop;
    private volatile boolean stopping;

    EnrichLifecycle(
            Clock clock,
            MeterRegistry meters,
            LoopState state,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "dateline.instance") String instance,
            @ConfigProperty(name = "dateline.crash-at") Optional<String> crashAt) {
        this.clock = clock;
        this.meters = meters;
        this.state = state;
        this.settings = new KafkaSettings(GROUP, "enrich-" + instance, kafka);
        this.steps = crashAt.map(Step::haltAt).orElse(Step.UNOBSERVED);
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        EnrichLoop running = loop;
        if (running != null) {
            running.stop();
        }
        if (!thread.join(STOP)) {
            LOG.warn("shutdown timed out; the open transaction will be aborted");
        }
    }

    private void run() {
        try {
            EnrichLoop running =
                    new EnrichLoop(
                            settings,
                            Route.ARTICLES,
                            Models.loading()
                                    .thenApply(
                                            models -> new RecordEnrichment(models::enrich, clock)),
                            Runtime.getRuntime().availableProcessors(),
                            meters,
                            state,
                            clock,
                            steps);
            loop = running;
            if (stopping) {
                running.stop();
            }
            running.run();
        } catch (KafkaException e) {
            exit(
                    e instanceof ConfigException || e.getCause() instanceof ConfigException
                            ? EXIT_CONFIGURATION
                            : EXIT_UNRECOVERABLE,
                    e);
        } catch (RuntimeException | Error e) {
            exit(EXIT_UNRECOVERABLE, e);
        }
    }

    /// Ends the process, at the latest when the ordinary way has taken too long.
    private static void exit(int code, Throwable cause) {
        LOG.errorf(cause, "the service exits exitCode=%d", code);
        Thread.ofPlatform()
                .name("exit")
                .daemon()
                .start(
                        () -> {
                            try {
                                Thread.sleep(EXIT);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                            Runtime.getRuntime().halt(code);
                        });
        Quarkus.asyncExit(code);
    }
}
