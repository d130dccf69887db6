package org.dateline.ingest.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dateline.broker.TimelyEnd;
import org.dateline.formats.Formats;
import org.dateline.formats.json.FieldNames;
import org.dateline.ingest.claim.ClaimIds;
import org.dateline.ingest.condition.Condition;
import org.dateline.ingest.condition.Conditions;
import org.dateline.ingest.disk.DiskLimits;
import org.dateline.ingest.erasure.ErasableFiles;
import org.dateline.ingest.kafka.Ingester;
import org.dateline.ingest.publish.CrashPoint;
import org.dateline.ingest.publish.Limits;
import org.dateline.ingest.receipt.KeyedUploads;
import org.dateline.ingest.receipt.Receipts;
import org.dateline.ingest.receipt.Uploads;
import org.jboss.logging.Logger;

/// Puts the parts together; the ingester works as long as the application runs.
final class Wiring {

    private static final Logger LOG = Logger.getLogger(Wiring.class);

    /// `EX_SOFTWARE`: the supervisor starts a new process.
    private static final int FATAL = 70;

    /// `EX_CONFIG`: a new process would fail in the same way.
    private static final int BAD_CONFIGURATION = 78;

    private static final Duration STOP = Duration.ofSeconds(27);

    @Produces
    @Singleton
    Conditions conditions(MeterRegistry registry) {
        Conditions conditions =
                new Conditions(
                        (condition, line) -> {
                            if (line == null) {
                                LOG.infof("condition cleared condition=%s", condition);
                            } else {
                                LOG.warnf(
                                        "condition raised condition=%s detail=%s", condition, line);
                            }
                        });
        for (Condition condition : Condition.values()) {
            registry.gauge(
                    "dateline.condition",
                    Tags.of("condition", condition.name()),
                    conditions,
                    held -> held.held().containsKey(condition) ? 1 : 0);
        }
        return conditions;
    }

    @Produces
    @Singleton
    Formats formats(IngestConfig config) {
        try {
            return new Formats(config.fields().map(FieldNames::of).orElse(FieldNames.USUAL));
        } catch (IllegalArgumentException e) {
            LOG.error(e.getMessage());
            badConfiguration();
            throw e;
        }
    }

    @Produces
    @Singleton
    @Startup
    Ingester ingester(
            IngestConfig config,
            Formats formats,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            MeterRegistry registry,
            Conditions conditions) {
        var settings =
                new Ingester.Settings(
                        formats,
                        config.inbox(),
                        config.publishedFiles(),
                        config.archive(),
                        config.quarantine(),
                        kafka,
                        config.quietPeriod(),
                        config.rescanEvery(),
                        config.stalledAfter(),
                        new DiskLimits(
                                config.disk().watched().orElse(List.of()),
                                config.disk().minimumFree().asLongValue()),
                        Limits.USUAL);
        try {
            return Ingester.start(
                    settings,
                    new MeteredTally(registry),
                    conditions,
                    Clock.systemUTC(),
                    crash(config),
                    Wiring::fatal);
        } catch (IOException e) {
            LOG.errorf("can't use the configured folders: %s", e);
            badConfiguration();
            throw new UncheckedIOException(e);
        }
    }

    void stop(@Disposes Ingester ingester) {
        TimelyEnd.within(STOP, TimelyEnd.ASKED_TO_END);
        ingester.close();
    }

    @Produces
    @Singleton
    Uploads uploads(Ingester ingester) {
        ClaimIds ids = new ClaimIds(Clock.systemUTC(), new SecureRandom());
        return new Uploads(ingester.inbox(), ids, ingester::wake);
    }

    @Produces
    @Singleton
    KeyedUploads keyedUploads(Ingester ingester) {
        Clock clock = Clock.systemUTC();
        ClaimIds ids = new ClaimIds(clock, new SecureRandom());
        return new KeyedUploads(ingester.inbox(), ids, clock, ingester::wake);
    }

    @Produces
    @Singleton
    Receipts receipts(Ingester ingester) throws IOException {
        return new Receipts(
                ingester.inbox(), ingester.quarantine(), ingester.archive(), ingester::isCommitted);
    }

    @Produces
    @Singleton
    ErasableFiles erasableFiles(Formats formats, Ingester ingester) throws IOException {
        return new ErasableFiles(
                formats, ingester.inbox(), ingester.quarantine(), ingester.archive());
    }

    private static CrashPoint.Passing crash(IngestConfig config) {
        return config.crashAt()
                .<CrashPoint.Passing>map(
                        chosen ->
                                point -> {
                                    if (point == chosen) {
                                        Runtime.getRuntime().halt(137);
                                    }
                                })
                .orElse(CrashPoint.Passing.UNHINDERED);
    }

    /// Nothing is open yet, and a failed start would end with a code of Quarkus' own.
    private static void badConfiguration() {
        Runtime.getRuntime().halt(BAD_CONFIGURATION);
    }

    private static void fatal(Throwable e) {
        LOG.error("fatal error; the process exits", e);
        TimelyEnd.within(STOP, FATAL);
        Quarkus.asyncExit(FATAL);
    }
}
