package org.dateline.enrich.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.MemberDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A process that dies in mid-transaction is taken over by another, each article exactly once.
class EnrichCrashIT {

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
