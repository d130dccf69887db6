package org.dateline.enrichment.tokens;

import org.jspecify.annotations.Nullable;

/// The sentences of a text one after another, as [Tokenizer] and [SentenceSplitter] cut them.
// Linear
/// in the text's length.
public final class SentenceReader {

    private final Tokenizer tokens;
    private final SentenceSplitter splitter;
    private boolean exhausted;

    /// @param plain text with plain quotes, as [PlainQuotes] makes them
    public SentenceReader(String plain) {
        tokens = new Tokenizer(plain);
        splitter = new SentenceSplitter(plain);
    }

    /// The next sentence, or null behind the last one.
    public SentenceSplitter.@Nullable Words next() {
        while (!exhausted) {
            if (!tokens.next()) {
                exhausted = true;
                SentenceSplitter.Words rest = splitter.rest();
                return rest.tokens().isEmpty() ? null : rest;
            }
            SentenceSplitter.@Nullable Words complete =
                    splitter.add(tokens.word(), tokens.start(), tokens.end());
            if (tokens.endsSentence()) {
                splitter.end();
            }
            if (complete != null) {
                return complete;
            }
        }
        return null;
    }
}
