package org.dateline.local;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;

/// Asks a service whether it is ready, and whose it is.
public final class Readiness {

    /// In which a service says to which home it belongs.
    public static final String SYSTEM_HEADER = "Dateline-System";

    private static final int LIMIT_MILLIS = 2_000;

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
}
