package org.dateline.store.postgres;

import static java.util.stream.Collectors.groupingBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.dateline.database.sql.Transaction;
import org.dateline.store.alike.Components;
import org.dateline.store.postgres.ClusterRows.Concerned;
import org.dateline.store.postgres.ClusterRows.Edge;
import org.dateline.store.postgres.ClusterRows.Link;
import org.dateline.store.postgres.ClusterRows.Member;
import org.dateline.store.postgres.ClusterRows.Place;
import org.dateline.store.postgres.ClusterRows.Received;
import org.dateline.store.postgres.ClusterRows.Rename;
import org.dateline.store.postgres.ClusterRows.State;
import org.dateline.store.postgres.NearDuplicates.Found;

/// Keeps `cluster` and `cluster_member`: articles that have the same body, or bodies of a merging
/// pair, are in one cluster, and so is whatever they connect.
///
/// Publish, then look: bodies and pairs are committed before, so of two writers the later one sees
/// what both wrote. Writers of one cluster take turns by advisory locks, which each takes in the
/// order of the clusters' ids. An article that was put into its cluster is marked in the same
/// transaction, and is not looked at when it comes again.
///
/// An article joins a cluster by one row, and what a batch changed is counted once. Only where a
/// body is gone that others were tied by is it found anew who belongs to whom.
final class Clusters {

    private Clusters() {}

    /// Of a cluster that a body has left, so many bodies are looked for again, those of its smaller
    /// parts.
    private static final int SEARCHED_AGAIN = 256;

    /// Puts the articles, and whatever they are connected with, into the clusters they belong to.
    ///
    /// @param articles of one batch, whose rows and pairs are committed
    /// @param found what their bodies were found to be like
    /// @return the clusters that they are in
    static Set<UUID> update(Connection connection, Collection<UUID> articles, Found found)
            throws SQLException {
        if (concerned(connection, articles).isEmpty()) {
            return clustersOf(connection, articles);
        }
        Set<UUID> locked = new TreeSet<>(clustersOf(connection, articles));
        while (!Deadlocks.retry(
                connection,
                () ->
                        Transaction.query(
                                connection, () -> update(connection, articles, found, locked)))) {
            // once more, with more locks
        }
        return clustersOf(connection, articles);
    }

    /// @param locked what is locked; when that is not enough, all that is to be locked
    /// @return whether it was enough
    private static boolean update(
            Connection connection, Collection<UUID> articles, Found found, Set<UUID> locked)
            throws SQLException {
        ClusterRows.LOCK.query(connection, locked, row -> true);
        Touched touched = touched(connection, articles, found);
        if (!locked.containsAll(touched.clusters())) {
            locked.addAll(touched.clusters());
            return false;
        }
        ClusterRows.LOCK_ARTICLES.query(connection, touched.newcomers(), row -> true);
        Touched settled = touched(connection, articles, found);
        if (!locked.containsAll(settled.clusters())
                || !touched.newcomers().containsAll(settled.newcomers())) {
            locked.addAll(settled.clusters());
            return false;
        }
        new Update(connection, articles).run(settled, found);
        return true;
    }

    /// What there is to do, and what it is done with.
    private record Touched(List<Concerned> concerned, List<Link> links) {

        Set<UUID> clusters() {
            Set<UUID> clusters = new TreeSet<>();
            concerned.forEach(one -> clusters.add(one.cluster()));
            links.forEach(link -> clusters.add(link.cluster()));
            return clusters;
        }

        /// Articles that may become members, which are not to change until they are.
        Set<UUID> newcomers() {
            Set<UUID> articles = new TreeSet<>();
            concerned.forEach(one -> articles.add(one.article()));
            links.stream()
                    .filter(link -> !link.member())
                    .forEach(link -> articles.add(link.article()));
            return articles;
        }
    }

    private static Touched touched(Connection connection, Collection<UUID> articles, Found found)
            throws SQLException {
        List<Concerned> concerned = concerned(connection, articles);
        return new Touched(concerned, links(connection, concerned, found));
    }

    private static List<Concerned> concerned(Connection connection, Collection<UUID> articles)
            throws SQLException {
        return ClusterRows.CONCERNED
                .query(
                        connection,
                        articles,
                        row ->
                                new Concerned(
                                        row.uuid(1),
                                        row.uuid(2),
                                        row.object(3, Long.class),
                                        row.object(4, Long.class),
                                        row.flag(5),
                                        row.flag(6)))
                .stream()
                .filter(one -> !one.placed() || one.stale())
                .toList();
    }

    private static List<Link> links(Connection connection, List<Concerned> concerned, Found found)
            throws SQLException {
        Set<Long> bodies = new TreeSet<>();
        for (Concerned one : concerned) {
            if (!one.placed() && one.body() != null) {
                bodies.add(one.body());
                bodies.addAll(found.merging().getOrDefault(one.body(), Set.of()));
            }
        }
        return ClusterRows.LINKS.query(
                connection,
                bodies,
                row -> new Link(row.number(1), row.uuid(2), row.uuid(3), row.flag(4), row.flag(5)));
    }

    /// What an article's erasure may take apart.
    ///
    /// @param neighbours of its body, bodies that merge with it
    record Erased(UUID article, UUID cluster, long body, Set<Long> neighbours) {}

    /// Within a transaction that takes an article away: locks its cluster.
    ///
    /// @param locked clusters that are locked; when the cluster is not among them, the transaction
    ///     is to be begun again with it
    static void lock(Connection connection, UUID article, Set<UUID> locked) throws SQLException {
        ClusterRows.LOCK.query(connection, new TreeSet<>(locked), row -> true);
        locked.addAll(clustersOf(connection, List.of(article)));
    }

    /// What [#erased] needs to know of an article while it is there; empty where it has no copies.
    static Optional<Erased> beforeErasure(Connection connection, UUID article) throws SQLException {
        for (Erased erased :
                ClusterRows.PLACES.query(
                        connection,
                        List.of(article),
                        row -> new Erased(article, row.uuid(2), row.number(3), Set.of()))) {
            return Optional.of(
                    new Erased(
                            article,
                            erased.cluster,
                            erased.body,
                            neighbours(connection, Set.of(erased.body))));
        }
        return Optional.empty();
    }

    /// Puts the other members of its cluster, which is locked, where they belong without it.
    static void erased(Connection connection, Erased erased) throws SQLException {
        Update update = new Update(connection, Set.of(erased.article));
        update.changed.add(erased.cluster);
        update.takeApart(erased.cluster, Set.of(erased.body), erased.neighbours);
        update.finish();
    }

    private static Set<UUID> clustersOf(Connection connection, Collection<UUID> articles)
            throws SQLException {
        return new TreeSet<>(
                ClusterRows.CLUSTERS_OF.query(connection, articles, row -> row.uuid(1)));
    }

    private static Set<Long> neighbours(Connection connection, Set<Long> bodies)
            throws SQLException {
        Set<Long> neighbours =
                new HashSet<>(
                        ClusterRows.NEIGHBOURS.query(connection, bodies, row -> row.number(1)));
        neighbours.removeAll(bodies);
        return neighbours;
    }

    /// One change of clusters, all of which are locked.
    private static final class Update {

        private final Connection connection;
        private final Set<UUID> batch;
        private final Set<UUID> changed = new TreeSet<>();
        private final Map<UUID, UUID> moved = new HashMap<>();
        private final Set<UUID> shownBefore = new HashSet<>();

        Update(Connection connection, Collection<UUID> batch) {
            this.connection = connection;
            this.batch = Set.copyOf(batch);
        }

        void run(Touched touched, Found found) throws SQLException {
            List<Concerned> concerned = touched.concerned();
            List<Link> links = touched.links();
            List<Concerned> elsewhere = concerned.stream().filter(Concerned::isElsewhere).toList();
            if (!elsewhere.isEmpty()) {
                part(elsewhere);
                finish();
                // a cluster may have another id without them
                concerned =
                        concerned(connection, concerned.stream().map(Concerned::article).toList());
                links = inTheirClusters(links);
            }
            join(concerned.stream().filter(one -> isLookedFor(one, found)).toList(), found, links);
            refresh(concerned.stream().filter(Concerned::stale).map(Concerned::article).toList());
            finish();
            ClusterRows.MARK.execute(connection, found.bodies().entrySet());
        }

        /// Whether what was found is of the body that it has now; if not, another writer has
        /// changed it, and puts it into its cluster.
        private static boolean isLookedFor(Concerned one, Found found) {
            return !one.placed()
                    && one.body() != null
                    && found.bodies()
                            .getOrDefault(one.article(), Optional.empty())
                            .filter(Objects.requireNonNull(one.body())::equals)
                            .isPresent();
        }

        /// Takes out of their clusters what has another body than the one that it is there for.
        private void part(List<Concerned> elsewhere) throws SQLException {
            if (elsewhere.isEmpty()) {
                return;
            }
            ClusterRows.PART.execute(
                    connection, elsewhere.stream().map(Concerned::article).toList());
            Map<UUID, Set<Long>> left = new HashMap<>();
            for (Concerned one : elsewhere) {
                changed.add(one.cluster());
                if (one.member() != null) {
                    left.computeIfAbsent(one.cluster(), id -> new TreeSet<>()).add(one.member());
                }
            }
            for (var entry : left.entrySet()) {
                takeApart(
                        entry.getKey(), entry.getValue(), neighbours(connection, entry.getValue()));
            }
        }

        /// Finds what of a cluster still belongs together without some bodies, if no article has
        /// them any more.
        ///
        /// @param neighbours bodies that were tied by these
        void takeApart(UUID cluster, Set<Long> left, Set<Long> neighbours) throws SQLException {
            Set<Long> gone = new TreeSet<>(left);
            gone.removeAll(ClusterRows.HELD.query(connection, left, row -> row.number(1)));
            ClusterRows.FORGET_PAIRS.execute(connection, gone);
            if (gone.isEmpty() || areConnected(neighbours)) {
                return;
            }
            List<Member> members =
                    ClusterRows.MEMBERS.query(
                            connection,
                            List.of(cluster),
                            row -> new Member(row.uuid(1), row.number(2)));
            Set<Long> bodies = new TreeSet<>();
            members.forEach(member -> bodies.add(member.body()));
            Components<Long> components = connected(bodies);
            Map<Long, Set<Long>> parts = parts(bodies, components);
            Set<Long> again = new TreeSet<>();
            parts.values().stream()
                    .sorted(Comparator.comparingInt(Set::size))
                    .limit(Math.max(0, parts.size() - 1))
                    .flatMap(Set::stream)
                    .limit(SEARCHED_AGAIN)
                    .forEach(again::add);
            if (!again.isEmpty()) {
                NearDuplicates.searchAgain(connection, again)
                        .forEach(
                                (body, others) ->
                                        others.stream()
                                                .filter(bodies::contains)
                                                .forEach(other -> components.connect(body, other)));
            }
            Map<Long, UUID> earliest = new HashMap<>();
            List<Place> places = new ArrayList<>();
            for (Member member : members) {
                UUID part =
                        earliest.computeIfAbsent(
                                components.of(member.body()), body -> member.article());
                if (!part.equals(cluster)) {
                    places.add(new Place(member.article(), part));
                    moved.put(member.article(), part);
                }
            }
            changed.addAll(earliest.values());
            ClusterRows.MOVE.execute(connection, places);
        }

        /// Whether these bodies lead to each other without any others.
        private boolean areConnected(Set<Long> bodies) throws SQLException {
            return bodies.size() < 2 || parts(bodies, connected(bodies)).size() == 1;
        }

        private Components<Long> connected(Set<Long> bodies) throws SQLException {
            Components<Long> components = new Components<>();
            for (Edge edge :
                    ClusterRows.EDGES.query(
                            connection, bodies, row -> new Edge(row.number(1), row.number(2)))) {
                if (bodies.contains(edge.other())) {
                    components.connect(edge.body(), edge.other());
                }
            }
            return components;
        }

        private static Map<Long, Set<Long>> parts(Set<Long> bodies, Components<Long> components) {
            Map<Long, Set<Long>> parts = new HashMap<>();
            for (long body : bodies) {
                parts.computeIfAbsent(components.of(body), first -> new TreeSet<>()).add(body);
            }
            return parts;
        }

        /// The same with the clusters that they are in now.
        private List<Link> inTheirClusters(List<Link> links) throws SQLException {
            Map<UUID, Place> places = new HashMap<>();
            Map<UUID, Long> bodies = new HashMap<>();
            ClusterRows.PLACES.query(
                    connection,
                    links.stream().map(Link::article).distinct().toList(),
                    row -> {
                        bodies.put(row.uuid(1), row.number(3));
                        return places.put(row.uuid(1), new Place(row.uuid(1), row.uuid(2)));
                    });
            return links.stream()
                    .map(
                            link -> {
                                Place place = places.get(link.article());
                                return place == null
                                        ? new Link(
                                                link.body(),
                                                link.article(),
                                                link.article(),
                                                false,
                                                false)
                                        : new Link(
                                                link.body(),
                                                link.article(),
                                                place.cluster(),
                                                true,
                                                bodies.getOrDefault(link.article(), 0L)
                                                        != link.body());
                            })
                    .toList();
        }

        private void join(List<Concerned> looked, Found found, List<Link> all) throws SQLException {
            Map<Long, List<Link>> links =
                    all.stream().filter(link -> !link.elsewhere()).collect(groupingBy(Link::body));
            Map<UUID, UUID> alone = new HashMap<>();
            Components<UUID> components = new Components<>();
            Set<UUID> clusters = new HashSet<>();
            for (Concerned one : looked) {
                boolean member = one.member() != null && !one.isElsewhere();
                UUID cluster = member ? one.cluster() : one.article();
                if (!member) {
                    alone.put(one.article(), cluster);
                }
                clusters.add(cluster);
                for (Link link : linksOf(one, found, links)) {
                    clusters.add(link.cluster());
                    components.connect(cluster, link.cluster());
                    if (!link.member()) {
                        alone.put(link.article(), link.cluster());
                    }
                }
            }
            Map<UUID, UUID> targets = targets(components, clusters);
            List<Rename> renames = new ArrayList<>();
            targets.forEach(
                    (cluster, target) -> {
                        changed.add(target);
                        if (!cluster.equals(target)) {
                            renames.add(new Rename(cluster, target));
                        }
                    });
            rename(renames);
            List<Place> places = new ArrayList<>();
            alone.forEach(
                    (article, cluster) -> {
                        UUID target = targets.get(cluster);
                        if (target != null) {
                            places.add(new Place(article, target));
                            if (!cluster.equals(target)) {
                                moved.put(article, target);
                            }
                        }
                    });
            ClusterRows.JOIN.execute(connection, places);
        }

        private static List<Link> linksOf(Concerned one, Found found, Map<Long, List<Link>> links) {
            long body = Objects.requireNonNull(one.body());
            List<Link> all = new ArrayList<>(links.getOrDefault(body, List.of()));
            for (long other : found.merging().getOrDefault(body, Set.of())) {
                all.addAll(links.getOrDefault(other, List.of()));
            }
            return all;
        }

        /// Of clusters that are one, the cluster of the earliest article.
        private Map<UUID, UUID> targets(Components<UUID> components, Set<UUID> clusters)
                throws SQLException {
            Map<UUID, List<Received>> joined =
                    ClusterRows.RECEIVED
                            .query(
                                    connection,
                                    clusters,
                                    row -> new Received(row.uuid(1), row.instant(2)))
                            .stream()
                            .collect(groupingBy(one -> components.of(one.article())));
            Map<UUID, UUID> targets = new HashMap<>();
            for (List<Received> all : joined.values()) {
                if (all.size() > 1) {
                    UUID earliest = Collections.min(all, Received.EARLIEST).article();
                    all.forEach(one -> targets.put(one.article(), earliest));
                }
            }
            return targets;
        }

        private void rename(List<Rename> renames) throws SQLException {
            ClusterRows.RENAME.query(
                    connection, renames, row -> moved.put(row.uuid(1), row.uuid(2)));
            drop(renames.stream().map(Rename::from).toList());
        }

        private void drop(List<UUID> clusters) throws SQLException {
            shownBefore.addAll(ClusterRows.DROP.query(connection, clusters, row -> row.uuid(1)));
        }

        private void refresh(List<UUID> stale) throws SQLException {
            List<Place> places =
                    ClusterRows.PLACES.query(
                            connection, stale, row -> new Place(row.uuid(1), row.uuid(2)));
            ClusterRows.JOIN.execute(connection, places);
            places.forEach(place -> changed.add(place.cluster()));
        }

        /// Writes what follows from the members that the changed clusters have now.
        void finish() throws SQLException {
            List<State> states = states(changed);
            List<UUID> alone =
                    states.stream()
                            .filter(state -> state.members() < 2)
                            .map(State::cluster)
                            .toList();
            for (Place place :
                    ClusterRows.PART_ALL.query(
                            connection, alone, row -> new Place(row.uuid(1), row.uuid(2)))) {
                if (!place.article().equals(place.cluster())) {
                    moved.put(place.article(), place.article());
                }
            }
            drop(alone);
            List<Rename> renames = new ArrayList<>();
            List<State> written = new ArrayList<>();
            for (State state : states) {
                if (state.members() >= 2 && state.earliest() != null) {
                    if (!state.earliest().equals(state.cluster())) {
                        renames.add(new Rename(state.cluster(), state.earliest()));
                    }
                    written.add(
                            new State(
                                    state.earliest(),
                                    state.members(),
                                    state.shingles(),
                                    state.earliest()));
                }
            }
            rename(renames);
            ClusterRows.CUT.execute(connection, written);
            shownBefore.addAll(
                    ClusterRows.SHOWN.query(
                            connection,
                            written.stream().map(State::cluster).toList(),
                            row -> row.uuid(1)));
            ClusterRows.WRITE.execute(connection, written);
            ClusterRows.TIE.execute(connection, shownBefore);
            ClusterRows.NOTE_MOVE.execute(
                    connection,
                    moved.entrySet().stream()
                            .filter(move -> !batch.contains(move.getKey()))
                            .map(move -> new Place(move.getKey(), move.getValue()))
                            .toList());
            changed.clear();
            moved.clear();
            shownBefore.clear();
        }

        private List<State> states(Set<UUID> clusters) throws SQLException {
            return ClusterRows.STATES.query(
                    connection,
                    clusters,
                    row ->
                            new State(
                                    row.uuid(1),
                                    (int) row.number(2),
                                    (int) row.number(3),
                                    row.object(4, UUID.class)));
        }
    }
}
