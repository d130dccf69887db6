package org.dateline.teststack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.UUID;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// Starts the broker and the database as containers, which end with this JVM.
final class ContainerStackStarter {

    /// A machine that builds and tests at once takes its time.
    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    private ContainerStackStarter() {}

    @SuppressWarnings("resource") // Testcontainers ends them with this JVM.
    static Stack start() {
        LocalStackFiles files = new LocalStackFiles();
        var kafka = new KafkaContainer(files.image("kafka")).withStartupTimeout(START_LIMIT);
        kafka.withEnv(files.brokerVariables());
        String password = UUID.randomUUID().toString();
        var postgres =
                new PostgreSQLContainer(files.image("postgres"))
                        .withUsername("dateline")
                        .withPassword(password)
                        .withDatabaseName("dateline")
                        .withStartupTimeout(START_LIMIT)
                        .withCommand("postgres", "-c", "fsync=on", "-c", "max_connections=200");
        kafka.start();
        postgres.start();
        createTopics(kafka.getBootstrapServers());
        return new Stack(
                kafka.getBootstrapServers(),
                postgres.getJdbcUrl(),
                "dateline",
                password,
                new Paused(kafka));
    }

    private record Paused(KafkaContainer kafka) implements Stack.BrokerProcess {

        @Override
        public void freeze() {
            kafka.getDockerClient().pauseContainerCmd(kafka.getContainerId()).exec();
        }

        @Override
        public void thaw() {
            kafka.getDockerClient().unpauseContainerCmd(kafka.getContainerId()).exec();
        }
    }

    private static void createTopics(String bootstrapServers) {
        try {
            int status =
                    new ProcessBuilder(
                                    new LocalStackFiles()
                                            .java(
                                                    "org.dateline.local.broker.TopicsMain",
                                                    bootstrapServers))
                            .inheritIO()
                            .start()
                            .waitFor();
            if (status != 0) {
                throw new IllegalStateException("topics were not created: exit status " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
