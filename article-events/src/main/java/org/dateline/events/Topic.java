package org.dateline.events;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A topic with the settings that Dateline's guarantees rest on. Topics are created by an explicit
/// step, never by the broker's auto-creation.
///
/// @param maxRecordBytes the largest record, key and headers included
/// @param settings topic configuration, by Kafka's own names
public record Topic(String name, int partitions, int maxRecordBytes, Map<String, String> settings) {

    private static final int KIB = 1 << 10;
    private static final int MIB = 1 << 20;

    /// Each article found in a dropped file: [ArticleReceived], keyed by article.
    public static final Topic RECEIVED =
            new Topic("articles.received", 6, 4 * MIB, kept(Duration.ofDays(7)));

    /// Each article with what was found in it: [ArticleEnriched], keyed by article. The contract
    /// for other systems: the latest per article for ever, every version for at least seven days,
    /// and no longer than eight and a day once there is a later one. What says that an article was
    /// erased stays for a year, so that a database restored from a backup can be told, too.
    public static final Topic ENRICHED =
            new Topic(
                    "articles.enriched",
                    6,
                    8 * MIB,
                    Map.of(
                            "cleanup.policy", "compact",
                            "min.compaction.lag.ms", millis(Duration.ofDays(7)),
                            "max.compaction.lag.ms", millis(Duration.ofDays(8)),
                            "segment.ms", millis(Duration.ofDays(1)),
                            "delete.retention.ms", millis(Duration.ofDays(365))));

    /// Says that an article's row can be queried: [ArticleStored], keyed by article.
    public static final Topic STORED =
            new Topic("articles.stored", 6, MIB, kept(Duration.ofDays(7)));

    /// Records that could not be used: key and value as they came, the reason in headers, for which
    /// there is room beside the largest record of any topic.
    public static final Topic REJECTED =
            new Topic(
                    "articles.rejected",
                    6,
                    ENRICHED.maxRecordBytes() + 64 * KIB,
                    kept(Duration.ofDays(30)));

    /// What of each claim is published, keyed by claim. Ingesters' own record of their progress.
    public static final Topic LEDGER =
            new Topic(
                    "ingest.ledger",
                    1,
                    MIB,
                    Map.of(
                            "cleanup.policy", "compact",
                            "segment.ms", millis(Duration.ofHours(1)),
                            "delete.retention.ms", millis(Duration.ofDays(1))));

    /// Which rejections were sent back, keyed by rejection. Kept for longer than the rejections.
    public static final Topic REPLAYED =
            new Topic("replay.ledger", 1, MIB, kept(Duration.ofDays(60)));

    /// All topics, in the order articles pass through them.
    public static final List<Topic> ALL =
            List.of(RECEIVED, ENRICHED, STORED, REJECTED, LEDGER, REPLAYED);

    public Topic {
        Map<String, String> all = new HashMap<>(settings);
        all.put("max.message.bytes", Integer.toString(maxRecordBytes));
        settings = Map.copyOf(all);
    }

    private static Map<String, String> kept(Duration retention) {
        return Map.of(
                "cleanup.policy", "delete",
                "retention.ms", millis(retention),
                // a segment is deleted as a whole, when the last of its records is old enough
                "segment.ms", millis(Duration.ofDays(1)));
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
