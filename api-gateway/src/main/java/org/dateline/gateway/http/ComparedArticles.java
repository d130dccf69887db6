package org.dateline.gateway.http;

import java.util.UUID;
import org.dateline.gateway.compare.Comparison;
import org.dateline.gateway.postgres.Documents;

/// Two articles, or two revisions of one, side by side.
public record ComparedArticles(Compared a, Compared b, Comparison comparison) {

    /// Which content of which article was compared.
    public record Compared(UUID id, String revision) {}

    static ComparedArticles of(Documents.Content a, Documents.Content b) {
        return new ComparedArticles(
                new Compared(a.id(), a.revision()),
                new Compared(b.id(), b.revision()),
                Comparison.of(a.text(), b.text()));
    }
}
