package org.dateline.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.dateline.events.Topic;
import org.dateline.local.Home;
import org.dateline.local.broker.NamedBroker;
import org.dateline.local.broker.OtherSystem;
import org.dateline.local.broker.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `dateline topics`: the topics on any broker.
@Command(
        name = "topics",
        description = "Manage Dateline's topics on a Kafka broker.",
        subcommands = {TopicsCommand.Create.class, TopicsCommand.Allow.class})
final class TopicsCommand extends Group {

    /// `dateline topics create`.
    @Command(
            name = "create",
            description = {
                "Create missing topics and update settings that differ. Deletes nothing.",
                "If the broker needs a password, set KAFKA_SECURITY_PROTOCOL, KAFKA_SASL_MECHANISM"
                        + " and KAFKA_SASL_JAAS_CONFIG."
            })
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

        @Option(
                names = "--access-rules",
                description =
                        "Also create the ACLs of Dateline's services and of other systems, on a"
                                + " broker with an authorizer. Deletes no ACL.")
        private boolean accessRules;

        @Override
        public Integer call() {
            try (Topics topics = new Topics(NamedBroker.connection(bootstrapServers), LIMIT)) {
                List<String> created = topics.create(Topic.ALL, replication);
                if (accessRules) {
                    topics.protect();
                }
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

    /// `dateline topics allow`.
    @Command(
            name = "allow",
            description = {
                "Give another system a password for the broker of this home, and more rights than"
                        + " clients without a password have.",
                "Earlier rights remain. Deleting its file in secrets/ of the home revokes the"
                        + " password."
            })
    static final class Allow implements Callable<Integer> {

        private static final Duration LIMIT = Duration.ofSeconds(30);

        @Spec private CommandSpec spec = CommandSpec.create();

        @Mixin private HomeOption homeOption = new HomeOption();

        @Parameters(
                paramLabel = "SYSTEM",
                description = "Its name: lowercase letters, digits, hyphens.")
        private String name = "";

        @Option(
                names = "--read",
                paramLabel = "TOPIC",
                description =
                        "Topic it may read, besides articles.enriched and articles.stored, which"
                                + " everyone may read. Can be repeated.")
        private Set<String> reads = Set.of();

        @Option(
                names = "--write",
                paramLabel = "TOPIC",
                description = "Topic it may write to. Can be repeated.")
        private Set<String> writes = Set.of();

        @Override
        public Integer call() throws IOException {
            OtherSystem system = system();
            Map<String, Object> connection = homeOption.brokerConnection();
            try (Topics topics = new Topics(connection, LIMIT)) {
                topics.allow(system);
            } catch (KafkaException e) {
                throw new Failure(
                        ExitCode.FAILED,
                        "Could not create the ACLs of %s: %s".formatted(name, e.getMessage()));
            }
            Home home = homeOption.home();
            home.secrets().value(system.secret());
            System.out.printf(
                    "%s connects to localhost:%d with security.protocol=SASL_PLAINTEXT,"
                            + " sasl.mechanism=SCRAM-SHA-256, and the password in %s%n",
                    name,
                    home.ports().orElseThrow().services(),
                    home.secrets().folder().resolve(system.secret()));
            return ExitCode.OK;
        }

        private OtherSystem system() {
            Set<String> known = Topic.ALL.stream().map(Topic::name).collect(Collectors.toSet());
            Stream.concat(reads.stream(), writes.stream())
                    .filter(topic -> !known.contains(topic))
                    .findFirst()
                    .ifPresent(
                            topic -> {
                                throw usage("unknown topic '%s'".formatted(topic));
                            });
            try {
                return new OtherSystem(name, reads, writes);
            } catch (IllegalArgumentException e) {
                throw usage(String.valueOf(e.getMessage()));
            }
        }

        private ParameterException usage(String sentence) {
            return new ParameterException(spec.commandLine(), sentence);
        }
    }
}
