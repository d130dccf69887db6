package org.dateline.local;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.dateline.local.broker.BrokerUser;
import org.dateline.local.postgres.DatabaseAccess;
import org.dateline.local.postgres.PostgresServer;

/// Asks parts whether they are ready, and whose they are.
public final class Readiness {

    /// In which a service says to which home it belongs.
    public static final String SYSTEM_HEADER = "Dateline-System";

    private static final int LIMIT_MILLIS = 2_000;

    /// A client of Kafka that starts on a busy machine takes its time.
    private static final int LOGIN_LIMIT_MILLIS = 15_000;

    private Readiness() {}

    /// @param system id of the home that the service must be of
    public static boolean ofServiceOn(int port, String system) {
        try {
            URL url = URI.create("http://127.0.0.1:" + port + "/q/health/ready").toURL();
            HttpURLConnection connection = (HttpURLConnection) url.openConnection();
            connection.setConnectTimeout(LIMIT_MILLIS);
            connection.setReadTimeout(LIMIT_MILLIS);
            int status = connection.getResponseCode();
            String answering = connection.getHeaderField(SYSTEM_HEADER);
            connection.disconnect();
            return status == HttpURLConnection.HTTP_OK && system.equals(answering);
        } catch (IOException e) {
            return false;
        }
    }

    /// Whether a broker or database answers on its port that knows this home's secrets.
    public static boolean ofServer(Part part, Home home, Ports ports) throws IOException {
        return switch (part) {
            case BROKER -> brokerAnswers(home, ports);
            case DATABASE ->
                    PostgresServer.answers(
                            LocalProcesses.postgresSettings(home, ports),
                            DatabaseAccess.of(home.secrets()));
            case INGEST, ENRICH, STORE, GATEWAY ->
                    throw new IllegalArgumentException(part + " is a service");
        };
    }

    private static boolean brokerAnswers(Home home, Ports ports) throws IOException {
        if (FreePorts.isFree(ports.services())) {
            return false;
        }
        Map<String, Object> settings =
                new HashMap<>(BrokerUser.ADMIN.settings(ports.services(), home.secrets()));
        settings.put("default.api.timeout.ms", LOGIN_LIMIT_MILLIS);
        settings.put("request.timeout.ms", LOGIN_LIMIT_MILLIS);
        try (Admin admin = Admin.create(settings)) {
            admin.describeCluster().nodes().get();
            return true;
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
