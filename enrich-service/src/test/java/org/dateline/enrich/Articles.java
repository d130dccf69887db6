package org.dateline.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dateline.enrichment.Enricher;
import org.dateline.events.ArticleEnriched;
import org.dateline.events.ArticleReceived;
import org.dateline.events.Declared;
import org.dateline.events.Enrichment;
import org.dateline.events.Fingerprint;
import org.dateline.events.Language;
import org.dateline.events.Segment;
import org.dateline.events.Sha256;
import org.dateline.events.Source;

/// Received articles for tests, and an enricher that costs nothing.
public final class Articles {

    public static final Instant NOW = Instant.parse("2025-09-05T10:00:00Z");

    private Articles() {}

    /// An article of this text, as the given record of a claim.
    public static ArticleReceived article(String claim, long record, String text) {
        Source source = new Source(claim, record, "a.txt", "text/plain", "UTF-8", Sha256.hex(text));
        return ArticleReceived.of(NOW, source, Declared.NOTHING, text);
    }

    /// Finds nothing but a body.
    public static ArticleEnriched enriched(ArticleReceived article) {
        int length = article.text().length();
        return new ArticleEnriched(
                article,
                null,
                Language.UNDETERMINED,
                length == 0 ? List.of() : List.of(new Segment(0, length, Segment.Role.BODY)),
                null,
                List.of(),
                List.of(),
                new Fingerprint("none", Sha256.hex(article.text()), "", 0),
                new Enrichment(Enricher.VERSION, Map.of(), false, NOW));
    }

    public static String string(byte[] utf8) {
        return new String(utf8, UTF_8);
    }
}
