package org.dateline.store.kafka;

import java.util.List;
import org.dateline.teststack.HttpContract;
import org.dateline.teststack.ServiceProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

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
}
