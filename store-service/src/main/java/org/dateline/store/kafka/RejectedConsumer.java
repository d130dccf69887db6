package org.dateline.store.kafka;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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
        List<ConsumerRecord<byte[], byte[]>> records = Records.of(batch);
        return intake.process(() -> write(records)) ? batch.ack() : new CompletableFuture<>();
    }

    /// Writes what the records say, if it is not there yet.
    void write(List<ConsumerRecord<byte[], byte[]>> records) throws SQLException {
        rows.write(records.stream().flatMap(record -> Records.rejection(record).stream()).toList());
    }
}
