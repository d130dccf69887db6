package org.dateline.cli.enrich;

import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import org.dateline.events.ArticleReceived;
import org.dateline.events.ArticleText;
import org.dateline.events.Declared;
import org.dateline.events.Sha256;
import org.dateline.events.Source;
import org.dateline.formats.html.HtmlArticle;
import org.jspecify.annotations.Nullable;

/// A file that holds a web page, read as ingest-service reads it.
final class WebPage {

    private static final Set<String> ENDINGS = Set.of("html", "htm", "xhtml");

    private WebPage() {}

    /// Whether a file of this name is one.
    static boolean isNamed(String file) {
        String ending = file.substring(file.lastIndexOf('.') + 1);
        return file.contains(".") && ENDINGS.contains(ending.toLowerCase(Locale.ROOT));
    }

    /// @param published what the command says, for pages that say nothing themselves
    static ArticleReceived article(
            HtmlArticle page, String file, byte[] bytes, @Nullable String published, Clock clock) {
        Source source =
                new Source("enrich", 0, file, "text/html", page.charset(), Sha256.hex(bytes));
        Declared declared = page.declared();
        Declared dated =
                declared.published() != null
                        ? declared
                        : new Declared(
                                declared.url(),
                                declared.guid(),
                                declared.title(),
                                declared.authors(),
                                PlainText.declared(published).published(),
                                declared.language(),
                                declared.publisher());
        return ArticleReceived.of(clock.instant(), source, dated, ArticleText.clean(page.text()));
    }
}
