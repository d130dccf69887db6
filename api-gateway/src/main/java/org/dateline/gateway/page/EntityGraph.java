package org.dateline.gateway.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.dateline.gateway.postgres.EntityCount;
import org.dateline.gateway.postgres.EntityLink;

/// A drawing of an entity amid those that are named with it: two columns beside it, bent to a ring,
/// so that every name has room. Those that are often named together stand next to each other.
///
/// @param lines from the middle to each, and `between` those that are named together
public record EntityGraph(
        int width,
        int height,
        Node middle,
        List<Node> nodes,
        List<Line> lines,
        List<Line> between) {

    /// More names than this can't be read.
    public static final int MAX_NODES = 10;

    private static final int WIDTH = 440;
    private static final int ROW = 44;
    private static final int MARGIN = 30;

    /// How far the columns stand from the middle, at the ends and at their bend.
    private static final int NEAR = 50;

    private static final int BEND = 45;
    private static final int MAX_LABEL = 17;
    private static final int MAX_MIDDLE_LABEL = 24;

    /// Of so many that could be drawn, those of the most articles.
    private static final int MAX_BETWEEN = 15;

    /// An entity.
    ///
    /// @param label its name, cut where it is too long, and `words` the name with what is counted
    /// @param side where the label stands: `left`, `right` or `middle`
    public record Node(
            int x,
            int y,
            int radius,
            String label,
            String words,
            String cssClass,
            String link,
            String side,
            int labelX,
            int labelY) {}

    /// Two entities that are named together.
    ///
    /// @param width the wider, the more often
    public record Line(int x1, int y1, int x2, int y2, int width) {}

    /// @param links how often those named with it are named with each other
    static EntityGraph of(EntityCount entity, List<EntityCount> together, List<EntityLink> links) {
        List<EntityCount> shown = round(together.stream().limit(MAX_NODES).toList(), links);
        int rows = (shown.size() + 1) / 2;
        int height = 2 * MARGIN + Math.max(1, rows) * ROW;
        Node middle =
                new Node(
                        WIDTH / 2,
                        height / 2,
                        11,
                        cut(entity.name(), MAX_MIDDLE_LABEL),
                        entity.name(),
                        Wording.words(entity.type()),
                        "",
                        "middle",
                        WIDTH / 2,
                        height / 2 - 18);
        long most = shown.stream().mapToLong(EntityCount::articles).max().orElse(1);
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            // down on the right and up again on the left
            boolean right = i < rows;
            int row = right ? i : shown.size() - 1 - i;
            nodes.add(node(shown.get(i), right, row, rows, most));
        }
        return new EntityGraph(
                WIDTH,
                height,
                middle,
                nodes,
                nodes.stream()
                        .map(
                                node ->
                                        new Line(
                                                middle.x(),
                                                middle.y(),
                                                node.x(),
                                                node.y(),
                                                width(articles(shown, nodes.indexOf(node)), most)))
                        .toList(),
                between(shown, nodes, links));
    }

    private static Node node(EntityCount one, boolean right, int row, int rows, long most) {
        int distance = NEAR + (int) Math.round(BEND * Math.sin(Math.PI * (row + 0.5) / rows));
        int x = WIDTH / 2 + (right ? distance : -distance);
        int y = MARGIN + row * ROW + ROW / 2;
        int radius = 4 + Math.toIntExact(5 * one.articles() / Math.max(1, most));
        return new Node(
                x,
                y,
                radius,
                cut(one.name(), MAX_LABEL),
                one.name() + ": " + Wording.count(one.articles(), "article", "articles"),
                Wording.words(one.type()),
                Links.entity(one.id()),
                right ? "right" : "left",
                x + (right ? radius + 5 : -radius - 5),
                y + 4);
    }

    private static long articles(List<EntityCount> shown, int index) {
        return shown.get(index).articles();
    }

    private static List<Line> between(
            List<EntityCount> shown, List<Node> nodes, List<EntityLink> links) {
        List<String> ids = shown.stream().map(EntityCount::id).toList();
        List<EntityLink> drawn =
                links.stream()
                        .filter(link -> ids.contains(link.first()) && ids.contains(link.second()))
                        .sorted(Comparator.comparingLong(EntityLink::articles).reversed())
                        .limit(MAX_BETWEEN)
                        .toList();
        long most = drawn.stream().mapToLong(EntityLink::articles).max().orElse(1);
        return drawn.stream()
                .map(
                        link -> {
                            Node first = nodes.get(ids.indexOf(link.first()));
                            Node second = nodes.get(ids.indexOf(link.second()));
                            return new Line(
                                    first.x(),
                                    first.y(),
                                    second.x(),
                                    second.y(),
                                    width(link.articles(), most));
                        })
                .toList();
    }

    /// In an order in which each stands beside the one that it is most often named with.
    private static List<EntityCount> round(List<EntityCount> all, List<EntityLink> links) {
        List<EntityCount> left = new ArrayList<>(all);
        List<EntityCount> placed = new ArrayList<>();
        while (!left.isEmpty()) {
            EntityCount next = left.getFirst();
            if (!placed.isEmpty()) {
                String last = placed.getLast().id();
                long most = 0;
                for (EntityCount one : left) {
                    long articles = articles(links, last, one.id());
                    if (articles > most) {
                        most = articles;
                        next = one;
                    }
                }
            }
            placed.add(next);
            left.remove(next);
        }
        return placed;
    }

    private static long articles(List<EntityLink> links, String one, String other) {
        return links.stream()
                .filter(link -> link.joins(one, other))
                .mapToLong(EntityLink::articles)
                .findFirst()
                .orElse(0);
    }

    private static int width(long articles, long most) {
        return 1 + Math.toIntExact(3 * articles / Math.max(1, most));
    }

    private static String cut(String name, int length) {
        if (name.codePointCount(0, name.length()) <= length) {
            return name;
        }
        return name.substring(0, name.offsetByCodePoints(0, length - 1)).strip() + "…";
    }
}
