package org.dateline.cli;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.dateline.events.Topic;
import org.dateline.local.broker.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `dateline topics`: the topics on any broker.
@Command(
        name = "topics",
        description = "Manage Dateline's topics on a Kafka broker.",
        subcommands = TopicsCommand.Create.class)
final class TopicsCommand extends Group {

    /// `dateline topics create`.
    @Command(
            name = "create",
            description = "Create missing topics and update settings that differ. Deletes nothing.")
    static final class Create implements Callable<Integer> {

        private static final Duration LIMIT = Duration.ofSeconds(60);

        @Option(
                names = "--bootstrap-servers",
                paramLabel = "HOST:PORT[,...]",
                description =
                        "Kafka broker (default: $$KAFKA_BOOTSTRAP_SERVERS, or localhost:9092).")
        private String bootstrapServers =
                System.getenv().getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "localhost:9092");

        @Option(
                names = "--replication",
                paramLabel = "N",
                description = "Replication factor of new topics (default: the broker's).")
        private short replication = -1;

        @Override
        public Integer call() {
            try (Topics topics = new Topics(bootstrapServers, LIMIT)) {
                List<String> created = topics.create(Topic.ALL, replication);
                System.out.println(
                        created.isEmpty()
                                ? "All topics exist already."
                                : "Created " + String.join(", ", created) + ".");
                return ExitCode.OK;
            } catch (KafkaException e) {
                throw new Failure(
                        ExitCode.FAILED,
                        "Could not create the topics on %s: %s"
                                .formatted(bootstrapServers, e.getMessage()));
            }
        }
    }
}
