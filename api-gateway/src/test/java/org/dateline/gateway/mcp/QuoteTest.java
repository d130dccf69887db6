package org.dateline.gateway.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuoteTest {

    private static final String TEXT =
            "Harbour opens\n\nThe harbour of Saltmarsh opened\non Friday. Ferries sail again.";

    @Test
    void piecesOfASnippetAreFoundWhateverTheWhiteSpace() {
        assertThat(Quote.of("…Saltmarsh opened on Friday.…sail again.", TEXT))
                .containsExactly(
                        new Quote("Saltmarsh opened\non Friday.", 30, 57),
                        new Quote("sail again.", 66, 77))
                .allSatisfy(
                        quote ->
                                assertThat(TEXT.substring(quote.start(), quote.end()))
                                        .isEqualTo(quote.text()));
    }

    @Test
    void aPieceThatIsNotThereIsLeftOut() {
        assertThat(Quote.of("…nothing of it…Ferries", TEXT))
                .extracting(Quote::text)
                .containsExactly("Ferries");
        assertThat(Quote.of("", TEXT)).isEmpty();
        assertThat(Quote.of("…", "")).isEmpty();
        assertThat(Quote.of("again. And", TEXT)).isEmpty();
    }
}
