package org.dateline.store.kafka;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Takes batches of `articles.enriched`, one at a time, and acknowledges each when all of it is
/// stored and announced. Only then does the connector commit its offsets.
///
/// A batch is never rejected: while the database or the broker is away this method does not return,
/// so the connector pauses its partitions and keeps its place in the group. When the process ends
/// meanwhile, the batch stays without acknowledgement and comes again.
@ApplicationScoped
public class EnrichedConsumer {

    private final Intake intake;

    EnrichedConsumer(Intake intake) {
        this.intake = intake;
    }

    @Incoming("enriched")
    @Blocking("store")
    CompletionStage<Void> take(KafkaRecordBatch<byte[], PolledValue> batch) {
        return intake.process(Records.of(batch)) ? batch.ack() : new CompletableFuture<>();
    }
}
