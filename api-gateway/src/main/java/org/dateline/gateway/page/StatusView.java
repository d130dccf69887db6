package org.dateline.gateway.page;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dateline.gateway.postgres.Rejections.Rejected;
import org.dateline.gateway.postgres.Throughput;
import org.dateline.gateway.system.ServiceState;
import org.dateline.gateway.system.Services.Service;

/// The page of how the system is.
///
/// @param summary in one sentence
/// @param stages of the pipeline, in their order
/// @param stored how much there is, in words
/// @param pace of the last hour, in words
/// @param hours of the last day as bars
/// @param rejections the latest
public record StatusView(
        String summary,
        List<Stage> stages,
        String stored,
        String pace,
        List<Bar> hours,
        List<Rejection> rejections) {

    private static final int HOURS = 24;
    private static final int STEP = 10;
    private static final int HEIGHT = 100;
    private static final int MIN_BAR = 4;

    /// A service and what it does.
    ///
    /// @param state in words, and `cssClass` how good that is: `done`, `waiting` or `failed`
    /// @param waiting what waits for it, in words; empty when it does not tell
    /// @param conditions what is wrong
    public record Stage(
            String name,
            String task,
            String state,
            String cssClass,
            String waiting,
            List<String> conditions) {}

    /// The articles of an hour.
    public record Bar(int x, int y, int height, String words) {}

    /// A record that was rejected.
    ///
    /// @param link to what became of its file; empty when the file is not known
    public record Rejection(String file, String link, String reason, String detail, String when) {}

    public static StatusView of(
            Map<Service, ServiceState> states,
            String stored,
            Throughput throughput,
            List<Rejected> rejections,
            Instant now) {
        List<Stage> stages = new ArrayList<>();
        states.forEach((service, state) -> stages.add(stage(service, state)));
        long bad = stages.stream().filter(stage -> !stage.cssClass().equals("done")).count();
        return new StatusView(
                bad == 0
                        ? "Everything works"
                        : bad == 1
                                ? "One service needs attention"
                                : bad + " services need attention",
                stages,
                stored,
                pace(throughput),
                hours(throughput, now),
                rejections.stream().map(StatusView::rejection).toList());
    }

    private static Stage stage(Service service, ServiceState state) {
        boolean troubled = !state.conditions().isEmpty();
        return new Stage(
                service.name().toLowerCase(Locale.ROOT) + "-service",
                switch (service) {
                    case INGEST -> "reads files of the inbox";
                    case ENRICH -> "finds dates, people, organizations and places";
                    case STORE -> "makes articles searchable";
                },
                switch (state.state()) {
                    case READY -> troubled ? "works, with a problem" : "works";
                    case NOT_READY -> "is not ready";
                    case AWAY -> "does not respond; `./dateline status` tells more";
                },
                switch (state.state()) {
                    case READY -> troubled ? "waiting" : "done";
                    case NOT_READY, AWAY -> "failed";
                },
                state.waiting().isPresent()
                        ? Wording.count(
                                state.waiting().getAsLong(), "article waits", "articles wait")
                        : "",
                List.copyOf(state.conditions().values()));
    }

    private static String pace(Throughput throughput) {
        return throughput
                .lastHour()
                .map(
                        pace ->
                                "%s in the last hour; half were searchable within %s of being received, 19 of 20 within %s"
                                        .formatted(
                                                Wording.count(
                                                        pace.articles(), "article", "articles"),
                                                Wording.duration(pace.half()),
                                                Wording.duration(pace.most())))
                .orElse("No articles in the last hour");
    }

    private static List<Bar> hours(Throughput throughput, Instant now) {
        Instant first = now.truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(HOURS - 1));
        long most =
                throughput.hours().stream().mapToLong(Throughput.Hour::articles).max().orElse(1);
        return throughput.hours().stream()
                .filter(hour -> !hour.start().isBefore(first))
                .map(
                        hour -> {
                            int height =
                                    Math.max(
                                            MIN_BAR,
                                            Math.toIntExact(HEIGHT * hour.articles() / most));
                            return new Bar(
                                    STEP
                                                    * Math.toIntExact(
                                                            Duration.between(first, hour.start())
                                                                    .toHours())
                                            + 1,
                                    HEIGHT - height,
                                    height,
                                    Wording.instant(hour.start())
                                            + ": "
                                            + Wording.count(
                                                    hour.articles(), "article", "articles"));
                        })
                .toList();
    }

    private static Rejection rejection(Rejected rejected) {
        String file = rejected.file();
        return new Rejection(
                file == null ? "unknown file" : file,
                file == null ? "" : "/add/status?" + Links.parameter("file", file),
                rejected.reason().toLowerCase(Locale.ROOT).replace('_', ' '),
                rejected.detail(),
                Wording.instant(rejected.at()));
    }
}
