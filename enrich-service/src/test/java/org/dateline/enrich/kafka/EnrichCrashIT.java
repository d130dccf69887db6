package org.dateline.enrich.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.dateline.enrich.Articles.string;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.MemberDescription;
import org.dateline.broker.ClientSettings;
import org.dateline.broker.TopicReader;
import org.dateline.events.ArticleReceived;
import org.dateline.events.EventCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A process that dies in mid-transaction is taken over by another, each article exactly once.
@Execution(ExecutionMode.CONCURRENT)
class EnrichCrashIT {

    private static final Duration LONG = Duration.ofMinutes(2);

    @ParameterizedTest
    @EnumSource(Step.class)
    void anInstanceKilledInMidTransactionIsTakenOver(Step step) throws Exception {
        try (var stage = new LoopStage(Map.of())) {
            Process child = child(stage, step);
            try {
                stage.receive(0, 100);
                stage.assertEachEnrichedOnce(100);
                arm(child);
                stage.receive(100, 300);
                assertThat(child.waitFor(60, TimeUnit.SECONDS)).as("the child died").isTrue();
                assertThat(child.exitValue()).isEqualTo(137);
            } finally {
                child.destroyForcibly();
            }

            long died = System.nanoTime();
            stage.start("successor");
            stage.committed(stage.route.enriched(), 300, Duration.ZERO);
            Duration takeover = Duration.ofNanos(System.nanoTime() - died);
            System.out.println("taken over step=" + step + " durationMs=" + takeover.toMillis());

            stage.assertEachEnrichedOnce(300);
            // about ten seconds; more on a busy machine
            assertThat(takeover).isLessThan(Duration.ofSeconds(30));
        }
    }

    @Test
    void anInstanceKilledInMidTransactionGoesOnByItselfWhenItIsStartedAgain() throws Exception {
        try (var stage = new LoopStage(Map.of())) {
            Process child = child(stage, Step.OFFSETS_ADDED);
            try {
                arm(child);
                stage.receive(0, 100);
                assertThat(child.waitFor(60, TimeUnit.SECONDS)).as("the child died").isTrue();
            } finally {
                child.destroyForcibly();
            }

            stage.start("child");

            stage.assertEachEnrichedOnce(100);
            assertThat(stage.members())
                    .extracting(MemberDescription::groupInstanceId)
                    .as("the place that was the killed instance's")
                    .containsExactly(Optional.of(stage.name + "-child"));
        }
    }

    /// The first death may be anyone's, three more show that it repeats, one that it is of a few
    /// records, and two on the record alone that it is the record's doing.
    private static final int DEATHS = 7;

    @Test
    void recordsOnWhichProcessesDieAreRejectedAsTheyCameAndTheOthersEnriched() throws Exception {
        Set<Integer> deadly = Set.of(150, 151);
        try (var stage = new LoopStage(Map.of())) {
            stage.receive(0, 150);
            stage.receive(150, 152, CrashingLoop.DEADLY);
            stage.receive(152, 300);
            int deaths = 0;
            while (rejected(stage) < deadly.size()) {
                Process child = child(stage, Step.COMMIT_IN_FLIGHT);
                try {
                    await().atMost(LONG)
                            .pollInterval(Duration.ofMillis(500))
                            .until(() -> !child.isAlive() || rejected(stage) == deadly.size());
                    deaths += child.isAlive() ? 0 : 1;
                } finally {
                    child.destroyForcibly();
                }
            }

            stage.start("child");

            stage.assertEachEnrichedOnceBut(300, deadly);
            var rejected =
                    stage.committed(stage.route.rejected(), deadly.size(), Duration.ofSeconds(1));
            assertThat(rejected)
                    .extracting(record -> string(record.headers().lastHeader("ce_id").value()))
                    .containsExactlyInAnyOrder("claim/150", "claim/151");
            for (var record : rejected) {
                assertThat(string(record.headers().lastHeader("rejected_reason").value()))
                        .isEqualTo("PROCESS_DIED");
                assertThat(EventCodec.decode(record.value(), ArticleReceived.class).text())
                        .startsWith(CrashingLoop.DEADLY);
            }
            assertThat(deaths).isBetween(DEATHS - 1, DEATHS * deadly.size());
        }
    }

    @Test
    void killsFromOutsideRejectNothing() throws Exception {
        int kills = 8;
        int each = 50;
        try (var stage = new LoopStage(Map.of())) {
            for (int kill = 0; kill < kills; kill++) {
                stage.receive(kill * each, (kill + 1) * each);
                Process child = child(stage, Step.COMMIT_IN_FLIGHT);
                try {
                    int enriched = kill * each / 2;
                    await().atMost(LONG)
                            .pollInterval(Duration.ofMillis(500))
                            .until(() -> committed(stage, stage.route.enriched()) > enriched);
                } finally {
                    child.destroyForcibly().waitFor();
                }
            }
            stage.start("child");

            stage.assertEachEnrichedOnce(kills * each);
            assertThat(rejected(stage)).isZero();
        }
    }

    private static int rejected(LoopStage stage) {
        return committed(stage, stage.route.rejected());
    }

    private static int committed(LoopStage stage, String topic) {
        return TopicReader.ofBytes(
                        ClientSettings.reader(Map.of("bootstrap.servers", stage.bootstrapServers)),
                        LONG)
                .allCommitted(topic)
                .size();
    }

    private static void arm(Process child) throws IOException {
        child.getOutputStream().write('\n');
        child.getOutputStream().flush();
    }

    private static Process child(LoopStage stage, Step step) throws IOException {
        return new ProcessBuilder(
                        List.of(
                                ProcessHandle.current().info().command().orElse("java"),
                                "-Xmx128m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                CrashingLoop.class.getName(),
                                stage.bootstrapServers,
                                stage.name,
                                step.name().toLowerCase(Locale.ROOT).replace('_', '-')))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
