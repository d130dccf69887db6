package org.dateline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.dateline.cli.replay.RejectedReplay;
import org.dateline.events.ReasonCode;
import org.dateline.events.Topic;
import org.dateline.local.Part;
import org.dateline.local.broker.NamedBroker;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `dateline replay`: what went through once, again.
@Command(
        name = "replay",
        description = {
            "Store enriched articles again from a point in time, or resend rejected records.",
            "Safe to repeat: stored articles stay as they are, and each rejected record is resent"
                    + " once."
        })
final class ReplayCommand implements Callable<Integer> {

    private static final long POLL_MILLIS = 500;

    /// A broker that was started again answers sooner.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private HomeOption homeOption = new HomeOption();

    @ArgGroup(multiplicity = "1")
    private What what = new What();

    @Option(
            names = "--reason",
            paramLabel = "REASON",
            description =
                    "With --rejected: only records rejected for this reason; may be repeated.")
    private List<ReasonCode> reasons = List.of();

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT[,...]",
            description =
                    "With --rejected: the Kafka broker (default: $$KAFKA_BOOTSTRAP_SERVERS, or"
                            + " the broker of the home).")
    private String bootstrapServers = System.getenv().getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "");

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    /// One of the two kinds.
    private static final class What {

        @Option(
                names = "--from",
                paramLabel = "TIME",
                description =
                        "Bring a database that was restored from a backup up to date: store again"
                                + " every article enriched since TIME. Choose a TIME before the backup;"
                                + " an earlier one is always safe. Examples:"
                                + " 2026-11-25T18:00:00Z, 2026-11-25.")
        private @Nullable String from;

        @Option(
                names = "--rejected",
                description = "Resend rejected records, unchanged, to the topic they came from.")
        private boolean rejected;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        String from = what.from;
        if (from == null) {
            rejected();
        } else if (reasons.isEmpty()) {
            from(instant(from));
        } else {
            throw new ParameterException(spec.commandLine(), "--reason requires --rejected");
        }
        return ExitCode.OK;
    }

    private void from(Instant from) throws IOException, InterruptedException {
        Service store = homeOption.operated(Part.STORE);
        JsonNode progress = store.checked(store.post("/replay?from=" + from)).json();
        while (progress.path("state").asText().equals("RUNNING")) {
            Thread.sleep(POLL_MILLIS);
            Service.Answer answer = store.get("/replay");
            if (answer.isNotFound()) {
                throw new Failure(
                        ExitCode.FAILED,
                        "store-service restarted meanwhile. Run the replay again; stored articles are kept.");
            }
            progress = store.checked(answer).json();
        }
        if (!progress.path("state").asText().equals("DONE")) {
            throw new Failure(
                    ExitCode.FAILED,
                    "The replay failed; see ./dateline logs store. Run it again; stored articles are kept.");
        }
        System.out.println(
                json
                        ? progress.toPrettyString()
                        : "Replayed %d records enriched since %s; all are stored."
                                .formatted(progress.path("records").asLong(), from));
    }

    private void rejected() throws IOException {
        var replay =
                new RejectedReplay(
                        bootstrapServers.isBlank()
                                ? homeOption.brokerConnection()
                                : NamedBroker.connection(bootstrapServers),
                        new RejectedReplay.Route(
                                Topic.REJECTED.name(),
                                Topic.REPLAYED.name(),
                                Set.of(Topic.RECEIVED.name(), Topic.ENRICHED.name())),
                        Clock.systemUTC(),
                        PATIENCE);
        Set<String> names = new HashSet<>();
        reasons.forEach(reason -> names.add(reason.name()));
        try {
            print(replay.run(reason -> names.isEmpty() || names.contains(reason)));
        } catch (KafkaException e) {
            throw new Failure(
                    ExitCode.FAILED,
                    "The broker is unavailable, or another replay took over: %s. See ./dateline status, then run it again; resent records are not sent twice."
                            .formatted(e.getMessage()));
        }
    }

    private void print(RejectedReplay.Outcome outcome) {
        if (json) {
            ObjectNode answer = Service.JSON.createObjectNode();
            answer.put("sent", outcome.sent());
            answer.put("before", outcome.before());
            answer.put("impossible", outcome.impossible());
            System.out.println(answer.toPrettyString());
            return;
        }
        System.out.println(
                "%d rejected records resent, %d already resent by an earlier replay."
                        .formatted(outcome.sent(), outcome.before()));
        if (outcome.impossible() > 0) {
            System.out.println(
                    "%d can't be resent: lines of files (correct the file and drop it again) or records that are too large."
                            .formatted(outcome.impossible()));
        }
    }

    private Instant instant(String text) {
        try {
            return text.indexOf('T') < 0
                    ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "invalid time '%s'; expected a time such as 2026-11-25T18:00:00Z or 2026-11-25"
                            .formatted(text));
        }
    }
}
