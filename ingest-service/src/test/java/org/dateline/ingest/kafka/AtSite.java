package org.dateline.ingest.kafka;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.dateline.teststack.TestStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A test with folders of its own on the shared broker, and what is received from them.
abstract class AtSite {

    static final Duration LIMIT = Duration.ofMinutes(2);

    final String broker = TestStack.start().bootstrapServers();
    @TempDir Path root;
    Site site;
    ReceivedArticles received;

    @BeforeEach
    void openSite() throws IOException {
        site = new Site(root, broker);
        received = new ReceivedArticles(broker, site.folder);
    }

    @AfterEach
    void closeSite() {
        received.close();
    }
}
