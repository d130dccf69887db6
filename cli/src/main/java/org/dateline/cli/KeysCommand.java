package org.dateline.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.dateline.keys.ApiKey;
import org.dateline.keys.ApiKeys;
import org.dateline.keys.Role;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `dateline keys`: who may use the gateway with a key.
@Command(
        name = "keys",
        description = "Create, list and revoke API keys of the gateway.",
        subcommands = {KeysCommand.Add.class, KeysCommand.Ls.class, KeysCommand.Revoke.class})
final class KeysCommand extends Group {

    /// Which file of keys is meant: it may be that of a gateway that runs elsewhere.
    static final class KeysFile {

        @Mixin private HomeOption homeOption = new HomeOption();

        @Option(
                names = "--file",
                paramLabel = "FILE",
                description = {
                    "File of keys.",
                    "Default: $$DATELINE_ACCESS_KEYS_FILE, else that of the home"
                })
        private @Nullable Path file;

        ApiKeys keys() {
            if (file != null) {
                return new ApiKeys(file);
            }
            String chosen = System.getenv().getOrDefault("DATELINE_ACCESS_KEYS_FILE", "").strip();
            return new ApiKeys(chosen.isEmpty() ? homeOption.home().apiKeys() : Path.of(chosen));
        }
    }

    /// `dateline keys add`.
    @Command(
            name = "add",
            description = {
                "Create an API key and print it. It is stored as a hash, so it cannot be shown again.",
                "The gateway accepts it within a second."
            })
    static final class Add implements Callable<Integer> {

        @Spec private CommandSpec spec = CommandSpec.create();

        @Mixin private KeysFile file = new KeysFile();

        @Option(
                names = "--role",
                split = ",",
                paramLabel = "ROLE",
                description = {
                    "read: search, read, export and follow (default)",
                    "submit: submit articles and files, and ask what became of them",
                    "admin: everything, including erasing"
                })
        private List<String> roles = List.of("read");

        @Option(
                names = "--rate",
                paramLabel = "N",
                description = "Requests per second allowed with it; 0, the default, for no limit.")
        private int perSecond;

        @Option(names = "--json", description = "Print JSON.")
        private boolean json;

        @Parameters(paramLabel = "NAME", description = "Whom the key is for.")
        private String name = "";

        @Override
        public Integer call() throws IOException {
            String secret = ApiKey.random();
            ApiKey key = key(secret);
            if (!file.keys().add(key)) {
                throw new Failure(
                        ExitCode.FAILED,
                        "There is already a key named %s. Choose another name, or revoke it first."
                                .formatted(name));
            }
            System.out.println(
                    json
                            ? Service.JSON
                                    .createObjectNode()
                                    .put("name", key.name())
                                    .put("roles", key.rolesText())
                                    .put("perSecond", key.perSecond())
                                    .put("key", secret)
                                    .toPrettyString()
                            : secret);
            return ExitCode.OK;
        }

        private ApiKey key(String secret) {
            try {
                return new ApiKey(
                        name,
                        chosen(),
                        perSecond,
                        ApiKeys.sha256(secret),
                        Instant.now().truncatedTo(ChronoUnit.SECONDS));
            } catch (IllegalArgumentException e) {
                throw new ParameterException(spec.commandLine(), "Invalid key: " + e.getMessage());
            }
        }

        private Set<Role> chosen() {
            Set<Role> chosen = EnumSet.noneOf(Role.class);
            for (String role : roles) {
                chosen.add(
                        Role.of(role.strip())
                                .orElseThrow(
                                        () ->
                                                new IllegalArgumentException(
                                                        "there is no role '"
                                                                + role
                                                                + "'; roles are read, submit and"
                                                                + " admin")));
            }
            return chosen;
        }
    }

    /// `dateline keys ls`.
    @Command(name = "ls", description = "List the API keys, without the keys themselves.")
    static final class Ls implements Callable<Integer> {

        @Mixin private KeysFile file = new KeysFile();

        @Option(names = "--json", description = "Print JSON.")
        private boolean json;

        @Override
        public Integer call() throws IOException {
            ApiKeys.Content content = file.keys().read();
            List<ApiKey> keys = new ArrayList<>(content.keys());
            keys.sort(Comparator.comparing(ApiKey::name));
            if (json) {
                print(keys);
            } else if (keys.isEmpty()) {
                System.out.println("There are no API keys.");
            } else {
                keys.forEach(
                        key ->
                                System.out.println(
                                        "%-20s %-18s %-14s %s"
                                                .formatted(
                                                        key.name(),
                                                        key.rolesText(),
                                                        key.perSecond() == 0
                                                                ? "no limit"
                                                                : key.perSecond() + "/s",
                                                        key.created())));
            }
            if (!content.unreadable().isEmpty()) {
                System.err.println(
                        "dateline: invalid lines in %s: %s"
                                .formatted(file.keys().file(), content.unreadable()));
                return ExitCode.FAILED;
            }
            return ExitCode.OK;
        }

        private static void print(List<ApiKey> keys) {
            ArrayNode list = Service.JSON.createArrayNode();
            keys.forEach(
                    key ->
                            list.addObject()
                                    .put("name", key.name())
                                    .put("roles", key.rolesText())
                                    .put("perSecond", key.perSecond())
                                    .put("created", key.created().toString()));
            System.out.println(list.toPrettyString());
        }
    }

    /// `dateline keys revoke`.
    @Command(
            name = "revoke",
            description = "Revoke API keys. The gateway refuses them within a second.")
    static final class Revoke implements Callable<Integer> {

        @Mixin private KeysFile file = new KeysFile();

        @Parameters(arity = "1..*", paramLabel = "NAME", description = "Names of keys.")
        private List<String> names = List.of();

        @Override
        public Integer call() throws IOException {
            int code = ExitCode.OK;
            for (String name : names) {
                if (file.keys().revoke(name)) {
                    System.out.println(ArticleLines.printable(name) + ": revoked");
                } else {
                    System.err.println(
                            "dateline: there is no key named " + ArticleLines.printable(name));
                    code = ExitCode.NOT_FOUND;
                }
            }
            return code;
        }
    }
}
