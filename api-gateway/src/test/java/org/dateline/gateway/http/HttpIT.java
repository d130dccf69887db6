package org.dateline.gateway.http;

import java.util.List;
import org.dateline.teststack.HttpContract;
import org.dateline.teststack.ServiceProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// The HTTP of the gateway.
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
        return List.of(
                "/v1/articles",
                "/v1/stats",
                "/v1/files?name=a",
                "/",
                "/entities",
                "/histogram",
                "/dateline.js",
                "/dateline.css",
                "/q/openapi");
    }

    @Override
    public String write() {
        return "DELETE /v1/articles/none";
    }
}
