package org.dateline.enrich.kafka;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.dateline.enrich.Articles;
import org.dateline.enrich.RecordEnrichment;
import org.dateline.events.ArticleEnriched;
import org.dateline.events.ArticleReceived;

/// A process that runs a loop and, once it is told to on standard input, halts at a step. It dies
/// of an article that is deadly.
final class CrashingLoop {

    private CrashingLoop() {}

    /// A text that no process survives begins with this.
    static final String DEADLY = "Deadly ";

    private static ArticleEnriched enriched(ArticleReceived article) {
        if (article.text().startsWith(DEADLY)) {
            Runtime.getRuntime().halt(137);
        }
        return Articles.enriched(article);
    }

    /// @param arguments servers, name of the stage, step
    public static void main(String[] arguments) throws IOException {
        Clock clock = Clock.systemUTC();
        String stage = arguments[1];
        AtomicBoolean armed = new AtomicBoolean();
        Consumer<Step> halt = Step.haltAt(arguments[2]);
        EnrichLoop loop =
                new EnrichLoop(
                        new KafkaSettings(
                                stage, stage + "-child", Map.of("bootstrap.servers", arguments[0])),
                        LoopStage.route(stage),
                        CompletableFuture.completedFuture(
                                new RecordEnrichment(CrashingLoop::enriched, clock)),
                        2,
                        new SimpleMeterRegistry(),
                        new LoopState(clock),
                        clock,
                        step -> {
                            if (armed.get()) {
                                halt.accept(step);
                            }
                        });
        Thread.ofPlatform().start(loop);
        System.in.read();
        armed.set(true);
    }
}
