package org.dateline.enrichment.language;

import static java.util.Map.entry;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.dateline.events.Language;

/// Tells the languages that have a script to themselves, or nearly, in the news.
///
/// Source: the script's main language in the Unicode CLDR's likely subtags (`Hang` → `ko`). Latin,
/// Cyrillic, Arabic and Devanagari are written by many languages and left to [NgramModel].
final class Scripts {

    private static final Map<UnicodeScript, String> LANGUAGES =
            Map.ofEntries(
                    entry(UnicodeScript.HANGUL, "ko"),
                    entry(UnicodeScript.HIRAGANA, "ja"),
                    entry(UnicodeScript.HAN, "zh"),
                    entry(UnicodeScript.GREEK, "el"),
                    entry(UnicodeScript.HEBREW, "he"),
                    entry(UnicodeScript.THAI, "th"),
                    entry(UnicodeScript.ARMENIAN, "hy"),
                    entry(UnicodeScript.GEORGIAN, "ka"),
                    entry(UnicodeScript.ETHIOPIC, "am"),
                    entry(UnicodeScript.KHMER, "km"),
                    entry(UnicodeScript.LAO, "lo"),
                    entry(UnicodeScript.MYANMAR, "my"),
                    entry(UnicodeScript.SINHALA, "si"),
                    entry(UnicodeScript.TAMIL, "ta"),
                    entry(UnicodeScript.TELUGU, "te"),
                    entry(UnicodeScript.KANNADA, "kn"),
                    entry(UnicodeScript.MALAYALAM, "ml"),
                    entry(UnicodeScript.GUJARATI, "gu"),
                    entry(UnicodeScript.GURMUKHI, "pa"),
                    entry(UnicodeScript.BENGALI, "bn"),
                    entry(UnicodeScript.ORIYA, "or"),
                    entry(UnicodeScript.TIBETAN, "bo"));

    /// Fewer letters may be a name in another language's text.
    private static final int LEAST_LETTERS = 4;

    private static final double LEAST_SHARE = 0.6;

    /// A script's other languages are rare in the news, not absent.
    private static final double CONFIDENCE = 0.95;

    /// Japanese has kana between its ideographs; Chinese may quote a little.
    private static final double LEAST_KANA = 0.1;

    private Scripts() {}

    static Optional<Language> language(String sample) {
        if (isAscii(sample)) {
            return Optional.empty();
        }
        Map<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
        sample.codePoints()
                .filter(Character::isLetter)
                .mapToObj(UnicodeScript::of)
                .map(script -> script == UnicodeScript.KATAKANA ? UnicodeScript.HIRAGANA : script)
                .forEach(script -> counts.merge(script, 1, Integer::sum));
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        int kana = counts.getOrDefault(UnicodeScript.HIRAGANA, 0);
        int han = counts.getOrDefault(UnicodeScript.HAN, 0);
        if (kana >= LEAST_KANA * (kana + han)) {
            counts.put(UnicodeScript.HIRAGANA, kana + han);
            counts.remove(UnicodeScript.HAN);
        }
        return LANGUAGES.entrySet().stream()
                .filter(
                        language -> {
                            int letters = counts.getOrDefault(language.getKey(), 0);
                            return letters >= LEAST_LETTERS && letters >= LEAST_SHARE * all;
                        })
                .findFirst()
                .map(language -> new Language(language.getValue(), CONFIDENCE));
    }

    private static boolean isAscii(String sample) {
        return sample.chars().allMatch(c -> c < 0x80);
    }
}
