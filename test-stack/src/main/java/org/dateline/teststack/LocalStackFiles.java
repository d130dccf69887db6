package org.dateline.teststack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What the build left in `deploy/local/target`. It is run in JVMs of its own, so that its Kafka
/// never meets the client under test.
final class LocalStackFiles {

    private static final String MODULE = "deploy/local";

    private final Path target;

    LocalStackFiles() {
        this.target = root().resolve(MODULE).resolve("target");
        if (!Files.isDirectory(target.resolve("lib"))) {
            throw new IllegalStateException(
                    "The local stack is not built. Build it with: ./mvnw -Dquick -pl "
                            + MODULE
                            + " -am package");
        }
    }

    /// Command that runs one of its classes.
    List<String> java(String mainClass, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(
                List.of(
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp"));
        command.add(target.resolve("classes") + File.pathSeparator + target.resolve("lib") + "/*");
        command.add(mainClass);
        command.addAll(List.of(arguments));
        return command;
    }

    /// What the guarantees ask of a broker, as a container takes it.
    Map<String, String> brokerVariables() {
        Properties variables = new Properties();
        try (var file = Files.newBufferedReader(classes("broker/broker.env"))) {
            variables.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return variables.stringPropertyNames().stream()
                .collect(Collectors.toMap(Function.identity(), variables::getProperty));
    }

    /// The image that `docker-compose.yml` runs a service of, so that tests run the same.
    String image(String service) {
        Pattern pattern = Pattern.compile("(?m)^  " + service + ":\\n    image: (\\S+)$");
        Matcher image = pattern.matcher(read(root().resolve("docker-compose.yml")));
        if (!image.find()) {
            throw new IllegalStateException("docker-compose.yml has no image of " + service);
        }
        return image.group(1);
    }

    /// What makes the roles of a database, and says what each may do in it.
    String databaseRoles() {
        return read(classes("postgres/roles.sql"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path classes(String file) {
        return target.resolve("classes/org/dateline/local").resolve(file);
    }

    /// Where PostgreSQL is unpacked to, once per build.
    Path programs() {
        return target;
    }

    private static Path root() {
        String named = System.getProperty("dateline.root");
        if (named != null) {
            return Path.of(named);
        }
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(MODULE)) && isFile(folder, "mvnw")) {
                return folder;
            }
        }
        throw new IllegalStateException(
                "Dateline's sources are not above " + start + "; set -Ddateline.root");
    }

    private static boolean isFile(Path folder, String name) {
        return Files.isRegularFile(folder.resolve(name));
    }
}
