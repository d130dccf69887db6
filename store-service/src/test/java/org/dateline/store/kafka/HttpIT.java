package org.dateline.store.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dateline.teststack.HttpContract;
import org.dateline.teststack.RawHttp;
import org.dateline.teststack.ServiceProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The HTTP of store-service.
class HttpIT implements HttpContract {

    private static ServiceProcess service;

    @BeforeAll
    static void start() {
        service = HttpContract.startWithDatabase();
    }

    @AfterAll
    static void end() {
        service.close();
    }

    @Override
    public int port() {
        return service.port();
    }

    @Override
    public List<String> paths() {
        return List.of("/replay", "/articles/none");
    }

    @Override
    public String write() {
        return "POST /replay";
    }

    @Test
    void aReplayIsForWhoeverHasTheToken() {
        for (String method : List.of("GET", "POST")) {
            RawHttp.Answer answer =
                    RawHttp.request(
                            port(),
                            method,
                            "/replay?from=2020-01-01T00:00:00Z",
                            "Host: localhost\r\nAuthorization: Bearer another\r\n");

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body()).contains("admin token");
        }
        assertThat(
                        RawHttp.request(
                                        port(),
                                        "GET",
                                        "/replay",
                                        "Host: localhost\r\nAuthorization: Bearer of this test\r\n")
                                .status())
                .isEqualTo(404);
    }
}
