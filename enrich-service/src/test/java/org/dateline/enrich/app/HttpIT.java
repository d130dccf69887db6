package org.dateline.enrich.app;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dateline.teststack.HttpContract;
import org.dateline.teststack.ServiceProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// The HTTP of enrich-service, which has health and metrics only.
class HttpIT implements HttpContract {

    private static ServiceProcess service;

    @BeforeAll
    static void start() {
        Map<String, String> settings = new HashMap<>(SETTINGS);
        service = ServiceProcess.start(settings);
        service.awaitAnswer();
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
        return List.of();
    }

    @Override
    public String write() {
        return "POST /q/health";
    }
}
