package org.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthTest {

    @Test
    void conditionsAndLagAreReadAndHowFilesAreNoticedIsNot() throws JsonProcessingException {
        Health health =
                health(
                        """
                        {"status":"DOWN","checks":[
                          {"name":"intake","status":"DOWN","data":
                            {"watch":"inotify","DISK_LOW":"the archive's disk is nearly full"}},
                          {"name":"store","status":"UP","data":
                            {"lag":17,"NO_PROGRESS":"nothing for 60 s"}},
                          {"name":"Database connections health check","status":"UP","data":
                            {"<default>":"UP"}},
                          {"name":"SmallRye Reactive Messaging - readiness check",
                            "status":"DOWN","data":{"enriched":"[KO] - no broker"}}]}
                        """);

        assertThat(health.conditions())
                .containsOnly(
                        Map.entry("DISK_LOW", "the archive's disk is nearly full"),
                        Map.entry("NO_PROGRESS", "nothing for 60 s"),
                        Map.entry("enriched", "[KO] - no broker"));
        assertThat(health.lag()).hasValue(17);
    }

    @Test
    void anAnswerWithoutChecksSaysNothing() throws JsonProcessingException {
        Health health = health("{\"status\":\"UP\",\"checks\":[]}");

        assertThat(health.conditions()).isEmpty();
        assertThat(health.lag()).isEmpty();
    }

    private static Health health(String json) throws JsonProcessingException {
        return Health.of(Service.JSON.readTree(json));
    }
}
