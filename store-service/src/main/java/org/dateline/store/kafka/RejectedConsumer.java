package org.dateline.store.kafka;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.dateline.store.postgres.RejectionRow;
import org.dateline.store.postgres.RejectionRows;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Takes batches of `articles.rejected`, so that it can be told of a dropped file which of its
/// records were rejected. As with articles, offsets follow the rows.
@ApplicationScoped
public class RejectedConsumer {

    private final Intake intake;
    private final RejectionRows rows;

    RejectedConsumer(Intake intake, RejectionRows rows) {
        this.intake = intake;
        this.rows = rows;
    }

    @Incoming("rejected")
    @Blocking("rejected")
    CompletionStage<Void> take(KafkaRecordBatch<byte[], byte[]> batch) {
        List<RejectionRow> rejections =
                Records.of(batch).stream()
                        .flatMap(record -> Records.rejection(record).stream())
                        .toList();
        return intake.process(() -> rows.write(rejections))
                ? batch.ack()
                : new CompletableFuture<>();
    }
}
