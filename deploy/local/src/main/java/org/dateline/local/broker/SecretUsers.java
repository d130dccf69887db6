package org.dateline.local.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.scram.ScramCredential;
import org.apache.kafka.common.security.scram.ScramCredentialCallback;
import org.apache.kafka.common.security.scram.internals.ScramFormatter;
import org.apache.kafka.common.security.scram.internals.ScramMechanism;

/// The users of a broker are the files `broker-NAME` in a folder, each with that user's password.
///
/// Kafka's own way is to keep them in its metadata, which holds none before the first start, and
/// none in the data of a broker that ran without. Files can be made before, and changed at any
/// time: each login reads its own.
public final class SecretUsers implements AuthenticateCallbackHandler {

    /// Option of the login module that names the folder.
    static final String FOLDER = "secrets";

    private final ScramFormatter formatter;
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private Path folder = Path.of("");

    /// A password, and what the broker checks it by.
    private record Known(String password, ScramCredential credential) {}

    public SecretUsers() {
        try {
            formatter = new ScramFormatter(ScramMechanism.SCRAM_SHA_256);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    @Override
    public void configure(
            Map<String, ?> configs, String mechanism, List<AppConfigurationEntry> entries) {
        folder = Path.of(String.valueOf(entries.getFirst().getOptions().get(FOLDER)));
    }

    @Override
    public void handle(Callback[] callbacks) throws IOException, UnsupportedCallbackException {
        String user = "";
        for (Callback callback : callbacks) {
            switch (callback) {
                case NameCallback name -> user = String.valueOf(name.getDefaultName());
                case ScramCredentialCallback credential ->
                        credentialOf(user).ifPresent(credential::scramCredential);
                default -> throw new UnsupportedCallbackException(callback);
            }
        }
    }

    private Optional<ScramCredential> credentialOf(String user) throws IOException {
        // no name leads out of the folder
        if (!OtherSystem.isName(user)) {
            return Optional.empty();
        }
        Path file = folder.resolve(BrokerUser.secretOf(user));
        if (!Files.isRegularFile(file)) {
            known.remove(user);
            return Optional.empty();
        }
        String password = Files.readString(file, UTF_8).strip();
        if (password.isEmpty()) {
            return Optional.empty();
        }
        Known current = known.get(user);
        if (current == null || !current.password().equals(password)) {
            ScramMechanism mechanism = ScramMechanism.SCRAM_SHA_256;
            current =
                    new Known(
                            password,
                            formatter.generateCredential(password, mechanism.minIterations()));
            known.put(user, current);
        }
        return Optional.of(current.credential());
    }

    @Override
    public void close() {
        known.clear();
    }
}
