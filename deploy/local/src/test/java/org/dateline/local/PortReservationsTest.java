package org.dateline.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PortReservationsTest {

    @Test
    void aReservedPortIsKeptFromOthersUntilItIsGivenBack() throws IOException {
        int port = FreePorts.any(1).getFirst();
        try (var mine = new PortReservations();
                var theirs = new PortReservations()) {
            assertThat(mine.reserve(port)).isTrue();
            assertThat(theirs.reserve(port)).isFalse();
        }
        try (var later = new PortReservations()) {
            assertThat(later.reserve(port)).isTrue();
        }
    }

    @Test
    void whoeverReservedAPortCanListenOnIt() throws IOException {
        int port = FreePorts.any(1).getFirst();
        try (var reservations = new PortReservations()) {
            assertThat(reservations.reserve(port)).isTrue();
            try (var listener = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                assertThat(listener.isBound()).isTrue();
            }
        }
    }

    @Test
    void aPortThatSomeoneListensOnIsNotReserved() throws IOException {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var reservations = new PortReservations()) {
            assertThat(reservations.reserve(listener.getLocalPort())).isFalse();
        }
    }

    @Test
    void systemsThatChooseAtTheSameMomentGetDifferentPorts() throws Exception {
        List<Callable<Ports>> starts = new ArrayList<>();
        List<PortReservations> reservations = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            var own = new PortReservations();
            reservations.add(own);
            starts.add(() -> Ports.choose(Map.of(), Optional.empty(), own::reserve));
        }
        List<Integer> chosen = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(starts.size())) {
            for (var start : threads.invokeAll(starts)) {
                Ports ports = start.get();
                Stream.concat(
                                ports.byPart().values().stream(),
                                Stream.of(ports.controller(), ports.services()))
                        .forEach(chosen::add);
            }
        } finally {
            reservations.forEach(PortReservations::close);
        }
        Set<Integer> different = new HashSet<>(chosen);
        assertThat(different).hasSameSizeAs(chosen).hasSize(8 * 8);
    }
}
