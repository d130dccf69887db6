package org.dateline.enrich.kafka;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.ApiVersions;
import org.apache.kafka.clients.ClientResponse;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.DefaultHostResolver;
import org.apache.kafka.clients.ManualMetadataUpdater;
import org.apache.kafka.clients.NetworkClientUtils;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.NetworkException;
import org.apache.kafka.common.message.WriteTxnMarkersRequestData;
import org.apache.kafka.common.message.WriteTxnMarkersRequestData.WritableTxnMarker;
import org.apache.kafka.common.message.WriteTxnMarkersRequestData.WritableTxnMarkerTopic;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.WriteTxnMarkersRequest;
import org.apache.kafka.common.requests.WriteTxnMarkersResponse;
import org.apache.kafka.common.utils.LogContext;
import org.apache.kafka.common.utils.Time;
import org.dateline.broker.OpenTransaction;

/// Writes to a partition what its transaction's coordinator failed to write: that it is committed,
/// or aborted. Kafka's `Admin` can do the latter only.
final class EndOfTransaction {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final AdminClientConfig settings;

    /// @param settings by Kafka's names: servers, security
    EndOfTransaction(Map<String, Object> settings) {
        this.settings = new AdminClientConfig(new HashMap<>(settings));
    }

    /// @param leader of the partition
    /// @throws org.apache.kafka.common.KafkaException when the broker refuses or is away
    void write(OpenTransaction open, Fate fate, Node leader) {
        var request =
                new WriteTxnMarkersRequest.Builder(
                        new WriteTxnMarkersRequestData().setMarkers(List.of(marker(open, fate))));
        try (var metrics = new Metrics();
                var client =
                        ClientUtils.createNetworkClient(
                                settings,
                                "end-of-transaction",
                                metrics,
                                "end-of-transaction",
                                new LogContext(),
                                new ApiVersions(),
                                Time.SYSTEM,
                                1,
                                (int) LIMIT.toMillis(),
                                null,
                                new ManualMetadataUpdater(List.of(leader)),
                                new DefaultHostResolver(),
                                null,
                                null)) {
            if (!NetworkClientUtils.awaitReady(client, leader, Time.SYSTEM, LIMIT.toMillis())) {
                throw new NetworkException("no connection to " + leader);
            }
            ClientResponse response =
                    NetworkClientUtils.sendAndReceive(
                            client,
                            client.newClientRequest(
                                    leader.idString(), request, Time.SYSTEM.milliseconds(), true),
                            Time.SYSTEM);
            check(open, response);
        } catch (IOException e) {
            throw new NetworkException(e.getMessage(), e);
        }
    }

    private static WritableTxnMarker marker(OpenTransaction open, Fate fate) {
        TopicPartition partition = open.partition();
        return new WritableTxnMarker()
                .setProducerId(open.producerId())
                .setProducerEpoch((short) open.producerEpoch())
                .setCoordinatorEpoch(open.coordinatorEpoch())
                .setTransactionResult(fate == Fate.COMMITTED)
                .setTopics(
                        List.of(
                                new WritableTxnMarkerTopic()
                                        .setName(partition.topic())
                                        .setPartitionIndexes(List.of(partition.partition()))));
    }

    private static void check(OpenTransaction open, ClientResponse response) {
        if (response.versionMismatch() != null) {
            throw response.versionMismatch();
        }
        if (!(response.responseBody() instanceof WriteTxnMarkersResponse answer)) {
            throw new NetworkException("no answer to the end of a transaction");
        }
        Errors error =
                answer.errorsByProducerId()
                        .getOrDefault(open.producerId(), Map.of())
                        .getOrDefault(open.partition(), Errors.UNKNOWN_SERVER_ERROR);
        if (error != Errors.NONE) {
            throw error.exception();
        }
    }
}
