package org.dateline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void usualPortsAreChosenWhereNobodyListens() throws IOException {
        Ports ports = Ports.choose(Map.of(), Optional.empty(), port -> true);

        assertThat(ports.of(Part.GATEWAY)).isEqualTo(8080);
        assertThat(ports.of(Part.BROKER)).isEqualTo(9092);
        assertThat(ports.of(Part.DATABASE)).isEqualTo(5432);
        assertThat(ports.controller()).isEqualTo(9093);
        assertThat(ports.services()).isEqualTo(9094);
    }

    @Test
    void takenPortIsReplacedByTheNextFreeOne() throws IOException {
        Ports ports =
                Ports.choose(Map.of(), Optional.empty(), port -> port != 8080 && port != 5432);

        assertThat(ports.of(Part.DATABASE)).isEqualTo(5433);
        assertThat(ports.of(Part.GATEWAY))
                .as("8081 to 8083 are the other services' own")
                .isEqualTo(8084);
    }

    @Test
    void portsOfTheLastStartAreChosenAgain() throws IOException {
        Ports before = Ports.choose(Map.of(), Optional.empty(), port -> port != 8080);

        assertThat(Ports.choose(Map.of(), Optional.of(before), port -> true)).isEqualTo(before);
    }

    @Test
    void portThatWasAskedForIsChosenOrRefused() throws IOException {
        Map<Part, Integer> asked = Map.of(Part.GATEWAY, 9092);

        Ports ports = Ports.choose(asked, Optional.empty(), port -> true);
        assertThat(ports.of(Part.GATEWAY)).isEqualTo(9092);
        assertThat(ports.of(Part.BROKER)).isEqualTo(9093);

        assertThatThrownBy(() -> Ports.choose(asked, Optional.empty(), port -> port != 9092))
                .isInstanceOf(PortInUseException.class)
                .hasMessageContaining("9092")
                .hasMessageContaining("gateway");
    }

    @Property
    void portsAreFreeAndAllDifferent(@ForAll Set<@IntRange(min = 5000, max = 9500) Integer> taken)
            throws IOException {
        Ports ports = Ports.choose(Map.of(), Optional.empty(), port -> !taken.contains(port));

        var all =
                Stream.concat(
                        ports.byPart().values().stream(),
                        Stream.of(ports.controller(), ports.services()));
        assertThat(all).doesNotHaveDuplicates().noneMatch(taken::contains);
    }

    @Test
    void portsAreRememberedAsTheyWere() throws IOException {
        Ports ports = Ports.choose(Map.of(), Optional.empty(), port -> port > 8080);
        Properties properties = new Properties();

        ports.addTo(properties);

        assertThat(Ports.from(properties)).contains(ports);
        assertThat(Ports.from(new Properties())).isEmpty();
    }
}
