package org.dateline.gateway.page;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.dateline.gateway.postgres.ClaimReceipt;
import org.dateline.gateway.postgres.ClaimReceipt.OneRecord;
import org.dateline.gateway.receipt.FileReceipt;
import org.jspecify.annotations.Nullable;

/// The page that tells what becomes of files that were added.
///
/// @param summary in one sentence
/// @param pending whether something may still change
/// @param again address of this page
public record AddedView(String summary, boolean pending, List<Row> files, String again) {

    /// Articles of a file that are shown.
    private static final int MAX_ARTICLES = 20;

    /// The articles of one file arrive within this time of each other.
    private static final Duration SETTLED = Duration.ofSeconds(15);

    /// One file.
    ///
    /// @param state in words, and `cssClass` how good that is: `waiting`, `done` or `failed`
    /// @param more how many articles are not shown, in words; empty when all are
    public record Row(
            String file, String state, String cssClass, List<Outcome> outcomes, String more) {}

    /// What became of one article of it.
    ///
    /// @param link to the article, empty when it was rejected
    /// @param reason why it was rejected, empty when it was not
    public record Outcome(String title, String link, String reason) {}

    /// @param receipts the latest of each file, in their order; none where a file is not known
    public static AddedView of(
            List<String> names, List<Optional<FileReceipt>> receipts, Instant now, String again) {
        List<Row> rows =
                IntStream.range(0, names.size())
                        .mapToObj(i -> row(names.get(i), receipts.get(i)))
                        .toList();
        long done = rows.stream().filter(row -> row.cssClass().equals("done")).count();
        return new AddedView(
                "%d of %s can be searched"
                        .formatted(done, Wording.count(rows.size(), "file", "files")),
                receipts.stream().flatMap(Optional::stream).anyMatch(one -> pending(one, now)),
                rows,
                again);
    }

    private static boolean pending(FileReceipt receipt, Instant now) {
        return switch (receipt.state()) {
            case "WAITING", "CLAIMED" -> true;
            case "PUBLISHED", "ARCHIVED" ->
                    known(receipt) == 0
                            || receipt.records().stream()
                                    .flatMap(one -> one.steps().stream())
                                    .anyMatch(step -> step.at().plus(SETTLED).isAfter(now));
            default -> false;
        };
    }

    private static long known(FileReceipt receipt) {
        return receipt.stored() + receipt.rejected() + receipt.erased();
    }

    private static Row row(String name, Optional<FileReceipt> known) {
        if (known.isEmpty()) {
            return new Row(name, "No file of this name is known", "failed", List.of(), "");
        }
        FileReceipt receipt = known.get();
        List<Outcome> outcomes =
                receipt.records().stream().limit(MAX_ARTICLES).map(AddedView::outcome).toList();
        long more = known(receipt) - outcomes.size();
        return new Row(
                receipt.file(),
                state(receipt),
                cssClass(receipt),
                outcomes,
                more > 0 ? "and " + Wording.number(more) + " more" : "");
    }

    private static String cssClass(FileReceipt receipt) {
        return switch (receipt.state()) {
            case "WAITING", "CLAIMED" -> "waiting";
            case "PUBLISHED", "ARCHIVED" ->
                    known(receipt) == 0 ? "waiting" : receipt.stored() > 0 ? "done" : "failed";
            default -> "failed";
        };
    }

    private static String state(FileReceipt receipt) {
        return switch (receipt.state()) {
            case "WAITING" -> "Waiting to be read";
            case "CLAIMED" -> "Being read";
            case "PUBLISHED", "ARCHIVED" ->
                    known(receipt) == 0
                            ? "Read; its articles are being analysed"
                            : results(receipt);
            case "QUARANTINED" -> "In quarantine: " + reason(receipt.reason(), receipt.detail());
            case "ERASED" -> "Erased";
            default -> receipt.state().toLowerCase(Locale.ROOT);
        };
    }

    private static String results(FileReceipt receipt) {
        StringBuilder words = new StringBuilder();
        words.append(Wording.count(receipt.stored(), "article", "articles"))
                .append(" can be searched");
        if (receipt.rejected() > 0) {
            words.append(", ").append(Wording.number(receipt.rejected())).append(" rejected");
        }
        if (receipt.erased() > 0) {
            words.append(", ").append(Wording.number(receipt.erased())).append(" erased");
        }
        return words.toString();
    }

    private static Outcome outcome(OneRecord record) {
        UUID article = record.articleId();
        String title = record.title();
        return new Outcome(
                title == null ? "Article " + (record.record() + 1) : title,
                article == null ? "" : Links.article(article),
                record.steps().stream()
                        .filter(step -> step.step() == ClaimReceipt.Name.REJECTED)
                        .map(step -> reason(step.reason(), step.detail()))
                        .findFirst()
                        .orElse(""));
    }

    /// Such as `no text: the file has no words`.
    private static String reason(@Nullable String reason, @Nullable String detail) {
        String words =
                reason == null
                        ? "unknown reason"
                        : reason.toLowerCase(Locale.ROOT).replace('_', ' ');
        return detail == null || detail.isBlank() ? words : words + ": " + detail;
    }
}
