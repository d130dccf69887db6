package org.dateline.local.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NamedBrokerTest {

    @Test
    void whatTheEnvironmentSaysOfSecurityIsTakenAndNothingElse() {
        var environment =
                Map.of(
                        "KAFKA_SECURITY_PROTOCOL", "SASL_PLAINTEXT",
                        "KAFKA_SASL_JAAS_CONFIG", "a login module",
                        "KAFKA_SASL_MECHANISM", "",
                        "KAFKA_HEAP_OPTS", "-Xmx1g",
                        "KAFKA_BOOTSTRAP_SERVERS", "another:9092");

        assertThat(NamedBroker.connection("one:9092", environment))
                .isEqualTo(
                        Map.of(
                                "bootstrap.servers", "one:9092",
                                "security.protocol", "SASL_PLAINTEXT",
                                "sasl.jaas.config", "a login module"));
    }
}
