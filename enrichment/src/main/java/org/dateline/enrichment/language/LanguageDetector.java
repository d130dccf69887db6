package org.dateline.enrichment.language;

import java.util.List;
import org.dateline.events.Language;
import org.dateline.events.Segment;

/// Tells the language of an article from a sample of its body. Thread-safe.
///
/// Scripts that one language writes are told by their letters, and English by its function words,
/// in microseconds; the rest by OpenNLP's model of 103 languages. What none of them can tell is
/// `und`.
public final class LanguageDetector {

    /// More changes nothing.
    private static final int SAMPLE = 2_000;

    private final EnglishWords english;
    private final NgramModel ngrams;

    private LanguageDetector(EnglishWords english, NgramModel ngrams) {
        this.english = english;
        this.ngrams = ngrams;
    }

    /// Reads the model, about a second's work and 40 MB.
    public static LanguageDetector load() {
        return new LanguageDetector(EnglishWords.load(), NgramModel.load());
    }

    /// Detects the language of the body, or of the whole text where it has none.
    public Language detect(String text, List<Segment> segments) {
        StringBuilder body = new StringBuilder();
        for (Segment segment : segments) {
            if (body.length() >= SAMPLE) {
                break;
            }
            if (segment.role() == Segment.Role.BODY) {
                append(body, text, segment.start(), segment.end());
            }
        }
        if (body.toString().isBlank()) {
            append(body, text, 0, text.length());
        }
        return detect(body.toString());
    }

    Language detect(String sample) {
        return Scripts.language(sample)
                .or(() -> english.language(sample))
                .or(() -> ngrams.language(sample))
                .orElse(Language.UNDETERMINED);
    }

    private static void append(StringBuilder sample, String text, int start, int end) {
        int room = SAMPLE - sample.length();
        sample.append(text, start, Math.min(end, start + room)).append(' ');
    }
}
