package org.dateline.local;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;

/// Asks a service whether it is ready.
public final class Readiness {

    private static final int LIMIT_MILLIS = 2_000;

    private Readiness() {}

    public static boolean ofServiceOn(int port) {
        try {
            URL url = URI.create("http://127.0.0.1:" + port + "/q/health/ready").toURL();
            HttpURLConnection connection = (HttpURLConnection) url.openConnection();
            connection.setConnectTimeout(LIMIT_MILLIS);
            connection.setReadTimeout(LIMIT_MILLIS);
            int status = connection.getResponseCode();
            connection.disconnect();
            return status == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }
}
