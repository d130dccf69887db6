package org.dateline.enrichment.language;

import java.util.List;
import java.util.Set;
import org.dateline.events.Language;
import org.dateline.events.Segment;
import org.jspecify.annotations.Nullable;

/// Tells the language of an article from a sample of its body. Thread-safe.
///
/// Scripts that one language writes are told by their letters, and English by its function words,
/// in microseconds; the rest by OpenNLP's model of 103 languages. What none of them can tell is
/// `und`.
public final class LanguageDetector {

    /// That of the model, and of the tags that are made of its answers.
    public static final String VERSION = "opennlp-langdetect-1.8.3/3";

    /// More changes nothing.
    private static final int SAMPLE = 2_000;

    private static final int MOST_BLANKS = 2;

    /// What the text says with less confidence gives way to what the source says.
    private static final double SURE = 0.75;

    /// Declarations are often a site's default.
    private static final double DECLARED = 0.6;

    private static final List<Set<String>> RELATED =
            List.of(
                    Set.of("hr", "sr", "bs", "sh", "me"),
                    Set.of("no", "nb", "nn"),
                    Set.of("id", "ms"));

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

    /// Tells the language from the body and from what the source declares. The text decides where
    /// it says enough; the source decides where it does not, and between languages that only their
    /// readers tell apart.
    ///
    /// @param declared a BCP 47 tag, or anything else that a source may write
    public Language detect(String text, List<Segment> segments, @Nullable String declared) {
        Language found = detect(text, segments);
        String tag = declared == null ? "" : NgramModel.tag(declared);
        if (tag.isEmpty()) {
            return found;
        }
        if (found.tag().equals(tag)) {
            return new Language(tag, Math.round(500 * (1 + found.confidence())) / 1000.0);
        }
        boolean related =
                RELATED.stream().anyMatch(all -> all.contains(tag) && all.contains(found.tag()));
        return related || found.confidence() < SURE ? new Language(tag, DECLARED) : found;
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
            body.setLength(0);
            append(body, text, 0, text.length());
        }
        return detect(body.toString());
    }

    /// Whether the text's letters are Latin, most of them.
    public static boolean isLatin(String text) {
        StringBuilder sample = new StringBuilder();
        append(sample, text, 0, text.length());
        int latin = 0;
        int others = 0;
        for (int i = 0; i < sample.length(); i++) {
            char c = sample.charAt(i);
            if (Character.isLetter(c)) {
                if (Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN) {
                    latin++;
                } else {
                    others++;
                }
            }
        }
        return latin >= others;
    }

    Language detect(String sample) {
        return Scripts.language(sample)
                .or(() -> english.language(sample))
                .or(() -> ngrams.language(sample))
                .orElse(Language.UNDETERMINED);
    }

    /// Adds a stretch of the text until the sample is full. Of a run of blanks two are taken, so
    /// that no flood of them hides what is behind it.
    private static void append(StringBuilder sample, String text, int start, int end) {
        int blanks = 0;
        for (int i = start; i < end && sample.length() < SAMPLE; i++) {
            char c = text.charAt(i);
            blanks = isBlank(c) ? blanks + 1 : 0;
            if (blanks <= MOST_BLANKS) {
                sample.append(c);
            }
        }
        sample.append(' ');
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
    }
}
