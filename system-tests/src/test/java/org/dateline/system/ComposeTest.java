package org.dateline.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What `docker-compose.yml` has in common with the other ways to run Dateline.
class ComposeTest {

    private static final Pattern BROKER_FILE = Pattern.compile("env_file: \\[(\\S+/broker\\.env)]");

    private final String compose = read(Repository.ROOT.resolve("docker-compose.yml"));

    @Test
    void theBrokerHasWhatTheGuaranteesAskOfEveryBrokerAndNothingElseSetsIt() {
        Matcher file = BROKER_FILE.matcher(compose);
        assertThat(file.find()).isTrue();
        List<String> variables =
                read(Repository.ROOT.resolve(file.group(1)))
                        .lines()
                        .filter(line -> line.startsWith("KAFKA_"))
                        .map(line -> line.substring(0, line.indexOf('=')))
                        .toList();

        assertThat(variables)
                .contains("KAFKA_OFFSETS_RETENTION_MINUTES")
                .noneMatch(variable -> compose.contains(variable));
    }

    @Test
    void theBrokerIsOfTheVersionThatTheClientsAreOf() {
        Matcher client =
                Pattern.compile("<kafka\\.version>(\\S+)</kafka\\.version>")
                        .matcher(read(Repository.ROOT.resolve("pom.xml")));

        assertThat(client.find()).isTrue();
        assertThat(compose).contains("image: apache/kafka:" + client.group(1) + "\n");
    }

    @Test
    void theImageIsBuiltFromThePomOfEveryModule() {
        String image = read(Repository.ROOT.resolve("deploy/containers/Dockerfile"));
        List<String> modules =
                Pattern.compile("<module>([^<]+)</module>")
                        .matcher(read(Repository.ROOT.resolve("pom.xml")))
                        .results()
                        .map(found -> found.group(1))
                        .toList();

        assertThat(modules)
                .isNotEmpty()
                .allMatch(module -> image.contains("COPY %1$s/pom.xml %1$s/\n".formatted(module)));
    }

    @Test
    void theRolesAreMadeByTheSameStatements() {
        Matcher file = Pattern.compile("- \\./([^:]+/roles\\.sql):").matcher(compose);

        assertThat(file.find()).isTrue();
        assertThat(Repository.ROOT.resolve(file.group(1))).isRegularFile();
    }

    @Test
    void nothingIsPublishedButOnLoopback() {
        Matcher published = Pattern.compile("- \"(\\S+):\\d+\"").matcher(compose);

        assertThat(published.results().map(found -> found.group(1)))
                .hasSize(2)
                .allMatch(address -> address.startsWith("127.0.0.1:"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
