package org.dateline.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadinessTest {

    @Test
    void onlyAnAnswerOfTheSameHomeCounts() throws IOException {
        assertThat(isReady(Optional.of("a1b2"), 200)).isTrue();
        assertThat(isReady(Optional.of("a1b2"), 503)).isFalse();
        assertThat(isReady(Optional.of("c3d4"), 200)).isFalse();
        assertThat(isReady(Optional.empty(), 200)).isFalse();
    }

    /// Whether a program that answers so is taken for a ready service of the home `a1b2`.
    private static boolean isReady(Optional<String> system, int status) throws IOException {
        var program =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        program.createContext(
                "/q/health/ready",
                exchange -> {
                    system.ifPresent(
                            id -> exchange.getResponseHeaders().add("Dateline-System", id));
                    exchange.sendResponseHeaders(status, -1);
                    exchange.close();
                });
        program.start();
        try {
            return Readiness.ofServiceOn(program.getAddress().getPort(), "a1b2");
        } finally {
            program.stop(0);
        }
    }
}
