package org.dateline.enrich.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dateline.enrich.Articles.string;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.internals.Topic;
import org.apache.kafka.common.utils.Utils;
import org.dateline.enrichment.Enricher;
import org.dateline.teststack.OwnBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A broker that lost the end of its logs, acknowledged as it was.
@Execution(ExecutionMode.CONCURRENT)
class CutOffLogIT {

    private static final int BEFORE = 60;
    private static final int ALL = 240;

    /// Partitions of the group's offsets, as `broker.env` has it.
    private static final int OFFSETS_PARTITIONS = 4;

    private @TempDir Path folder;

    @Test
    void articlesThatTookThePlaceOfLostOnesAreEnrichedOnce() throws Exception {
        try (OwnBroker broker = OwnBroker.start(folder.resolve("kafka"), folder);
                var stage = new LoopStage(Map.of(), broker.bootstrapServers())) {
            stage.receive(0, BEFORE);
            LoopStage.Running loop = stage.start("a");
            stage.assertEachEnrichedOnce(BEFORE);
            loop.stop();

            loseWhatWasReceived(broker, stage);
            stage.receive(BEFORE, ALL);

            stage.start("a");
            stage.assertEachEnrichedOnce(ALL);
        }
    }

    @Test
    void articlesThatTakeThePlaceOfLostOnesWhileTheLoopRunsAreEnrichedOnce() {
        try (OwnBroker broker = OwnBroker.start(folder.resolve("kafka"), folder);
                var stage = new LoopStage(Map.of(), broker.bootstrapServers())) {
            stage.receive(0, BEFORE);
            stage.start("a");
            stage.assertEachEnrichedOnce(BEFORE);

            loseWhatWasReceived(broker, stage);
            stage.receive(BEFORE, ALL);

            stage.assertEachEnrichedOnce(ALL);
        }
    }

    @Test
    void whatIsEnrichedAgainBecauseItsOffsetsAreLostHasTheSameIds() throws Exception {
        try (OwnBroker broker = OwnBroker.start(folder.resolve("kafka"), folder);
                var stage = new LoopStage(Map.of(), broker.bootstrapServers())) {
            stage.receive(0, BEFORE);
            LoopStage.Running loop = stage.start("a");
            stage.assertEachEnrichedOnce(BEFORE);
            loop.stop();

            broker.kill();
            broker.cutOff(
                    Topic.GROUP_METADATA_TOPIC_NAME,
                    Utils.abs(stage.name.hashCode()) % OFFSETS_PARTITIONS,
                    0);
            broker.launchAgain();
            broker.awaitReady();
            stage.receive(BEFORE, ALL);

            stage.start("a");
            List<String> ids =
                    stage
                            .committed(stage.route.enriched(), ALL + BEFORE, Duration.ofSeconds(1))
                            .stream()
                            .map(record -> string(record.headers().lastHeader("ce_id").value()))
                            .toList();
            Set<String> expected =
                    IntStream.range(0, ALL)
                            .mapToObj(i -> "claim/" + i + "/" + Enricher.VERSION)
                            .collect(Collectors.toSet());
            assertThat(ids).hasSize(ALL + BEFORE);
            assertThat(new HashSet<>(ids)).isEqualTo(expected);
        }
    }

    private static void loseWhatWasReceived(OwnBroker broker, LoopStage stage) {
        broker.kill();
        for (int partition = 0; partition < LoopStage.PARTITIONS; partition++) {
            broker.cutOff(stage.route.received(), partition, 2);
        }
        broker.launchAgain();
        broker.awaitReady();
    }
}
