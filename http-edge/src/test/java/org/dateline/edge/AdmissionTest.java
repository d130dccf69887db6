package org.dateline.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dateline.edge.Admission.Ticket;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private final List<String> admitted = new ArrayList<>();

    @Test
    void oneClientHasItsShareAndAnotherFindsAPlace() {
        Admission admission = new Admission(3, 2, 10);

        enter(admission, "a", "a1");
        enter(admission, "a", "a2");
        Ticket third = enter(admission, "a", "a3");
        enter(admission, "b", "b1");

        assertThat(admitted).containsExactly("a1", "a2", "b1");
        assertThat(third.isWaiting()).isTrue();
        assertThat(third.isBehindItsOwn()).isTrue();
    }

    @Test
    void whoLeavesMakesRoomForTheOneThatHasWaitedLongest() {
        Admission admission = new Admission(1, 1, 10);
        Ticket first = enter(admission, "a", "a1");
        Ticket second = enter(admission, "a", "a2");
        enter(admission, "a", "a3");

        assertThat(first.leave()).isFalse();
        assertThat(first.leave()).isFalse();

        assertThat(admitted).containsExactly("a1", "a2");
        second.leave();
        assertThat(admitted).containsExactly("a1", "a2", "a3");
    }

    @Test
    void clientsThatWaitTakeTurns() {
        Admission admission = new Admission(1, 1, 10);
        List<Ticket> inside = new ArrayList<>(List.of(enter(admission, "a", "a1")));
        for (String name : List.of("a2", "a3", "b1", "b2", "c1")) {
            inside.add(enter(admission, name.substring(0, 1), name));
        }

        for (int i = 0; i < 6; i++) {
            inside.stream().filter(ticket -> !ticket.isWaiting()).toList().forEach(Ticket::leave);
        }

        assertThat(admitted).containsExactly("a1", "a2", "b1", "c1", "a3", "b2");
    }

    @Test
    void asManyWaitAsMayAndNoMore() {
        Admission admission = new Admission(1, 1, 2);
        enter(admission, "a", "a1");
        Ticket waiting = enter(admission, "a", "a2");
        enter(admission, "a", "a3");

        assertThat(admission.enter("a", () -> admitted.add("a4"))).isEmpty();
        assertThat(admission.enter("b", () -> admitted.add("b1"))).isPresent();
        assertThat(waiting.leave()).isTrue();
        assertThat(admission.enter("a", () -> admitted.add("a5"))).isPresent();
        assertThat(admitted).containsExactly("a1");
    }

    @Test
    void whoWaitsForOthersIsNotBehindItsOwn() {
        Admission admission = new Admission(1, 1, 2);
        enter(admission, "a", "a1");

        assertThat(enter(admission, "b", "b1").isBehindItsOwn()).isFalse();
    }

    @Test
    void whateverHappensNoPlaceIsLostAndNoneTakenTwice() {
        Random random = new Random(7);
        Admission admission = new Admission(5, 3, 4);
        List<Ticket> tickets = new ArrayList<>();
        int[] entered = {0};
        for (int i = 0; i < 20_000; i++) {
            if (random.nextInt(10) < 6) {
                admission
                        .enter("client " + random.nextInt(4), () -> entered[0]++)
                        .ifPresent(tickets::add);
            } else if (!tickets.isEmpty()) {
                tickets.remove(random.nextInt(tickets.size())).leave();
            }
            long inside = tickets.stream().filter(ticket -> !ticket.isWaiting()).count();
            assertThat(inside).isLessThanOrEqualTo(5);
        }
        tickets.forEach(Ticket::leave);
        entered[0] = 0;

        for (int i = 0; i < 5; i++) {
            admission.enter("new " + i, () -> entered[0]++);
        }

        assertThat(entered[0]).isEqualTo(5);
    }

    @Test
    void aShareThatCannotBeIsRefused() {
        assertThatThrownBy(() -> new Admission(2, 3, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Admission(2, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Ticket enter(Admission admission, String client, String request) {
        return admission.enter(client, () -> admitted.add(request)).orElseThrow();
    }
}
