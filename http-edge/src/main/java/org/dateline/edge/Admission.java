package org.dateline.edge;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;

/// Lets so many requests in at once that each of them can be answered, and keeps the others
/// waiting. One client has no more than its share of the places, so that there is always one for
/// another; clients that wait take turns, and the requests of each are served in their order.
final class Admission {

    private final int places;
    private final int share;
    private final int waitingPerClient;

    private final Map<String, Client> clients = new HashMap<>();

    /// Clients with waiting requests, the one whose turn it is first.
    private final LinkedHashSet<Client> turns = new LinkedHashSet<>();

    private int taken;

    Admission(int places, int share, int waitingPerClient) {
        if (share < 1 || share > places || waitingPerClient < 0) {
            throw new IllegalArgumentException(
                    "dateline.http.requests-per-client must be at least 1 and at most"
                            + " dateline.http.requests, and waiting-per-client not negative");
        }
        this.places = places;
        this.share = share;
        this.waitingPerClient = waitingPerClient;
    }

    private static final class Client {

        final String name;
        final LinkedHashSet<Ticket> waiting = new LinkedHashSet<>();
        int inside;

        Client(String name) {
            this.name = name;
        }
    }

    private enum Stage {
        WAITING,
        INSIDE,
        GONE
    }

    /// A request's right to wait for a place, and then to it, until it leaves.
    final class Ticket {

        private final Client client;
        private final Runnable admitted;
        private Stage stage = Stage.WAITING;

        private Ticket(Client client, Runnable admitted) {
            this.client = client;
            this.admitted = admitted;
        }

        boolean isWaiting() {
            synchronized (Admission.this) {
                return stage == Stage.WAITING;
            }
        }

        /// Whether it is its own client's other requests that it waits for.
        boolean isBehindItsOwn() {
            synchronized (Admission.this) {
                return client.inside >= share;
            }
        }

        /// Gives the place, or the hope for one, back; at once the next are let in. May be
        /// repeated.
        ///
        /// @return whether it was waiting
        boolean leave() {
            synchronized (Admission.this) {
                Stage left = stage;
                stage = Stage.GONE;
                if (left == Stage.INSIDE) {
                    client.inside--;
                    taken--;
                } else if (left == Stage.WAITING) {
                    client.waiting.remove(this);
                    if (client.waiting.isEmpty()) {
                        turns.remove(client);
                    }
                }
                letIn();
                if (client.inside == 0 && client.waiting.isEmpty()) {
                    clients.remove(client.name);
                }
                return left == Stage.WAITING;
            }
        }
    }

    /// Empty when as many requests of the client wait as may.
    ///
    /// @param admitted called once, when the request has its place, which may be at once
    synchronized Optional<Ticket> enter(String name, Runnable admitted) {
        Client client = clients.computeIfAbsent(name, Client::new);
        boolean place = taken < places && client.inside < share;
        if (!place && client.waiting.size() >= waitingPerClient) {
            if (client.inside == 0 && client.waiting.isEmpty()) {
                clients.remove(name);
            }
            return Optional.empty();
        }
        Ticket ticket = new Ticket(client, admitted);
        client.waiting.add(ticket);
        turns.add(client);
        letIn();
        return Optional.of(ticket);
    }

    private void letIn() {
        while (taken < places) {
            Optional<Client> next =
                    turns.stream().filter(client -> client.inside < share).findFirst();
            if (next.isEmpty()) {
                return;
            }
            Client client = next.get();
            turns.remove(client);
            Ticket ticket = client.waiting.removeFirst();
            if (!client.waiting.isEmpty()) {
                turns.add(client);
            }
            client.inside++;
            taken++;
            ticket.stage = Stage.INSIDE;
            ticket.admitted.run();
        }
    }
}
