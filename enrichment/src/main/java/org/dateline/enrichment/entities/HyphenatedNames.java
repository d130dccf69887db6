package org.dateline.enrichment.entities;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dateline.enrichment.recognizer.Sentence;
import org.dateline.events.Entity.Type;
import org.jspecify.annotations.Nullable;

/// Takes apart what joins two names by a hyphen, as `Putin-Kim`: both must be names elsewhere in
// the
/// article, persons of any words, others of this one word, or it may be one name: `Jean-Paul`. And
/// leaves whole what a small word joins: `Komsomolsk-on-Amur`.
final class HyphenatedNames {

    private static final Set<String> JOINING =
            Set.of(
                    "on", "upon", "by", "in", "under", "next", "the", "am", "an", "der", "im", "ob",
                    "sur", "sous", "en", "de", "du", "des", "la", "le", "les", "lès", "aux", "et",
                    "di", "do", "da", "dos", "del", "al", "el", "ul", "ud", "ed", "es", "i", "y",
                    "na", "nad");

    /// Parts of such a name, hyphens among them.
    private static final int MAX_PARTS = 9;

    private final List<Sentence> sentences;
    private final Map<String, Type> names = new HashMap<>();

    private HyphenatedNames(List<Sentence> sentences) {
        this.sentences = sentences;
    }

    static void apply(List<Sentence> sentences) {
        sentences.replaceAll(HyphenatedNames::joined);
        if (sentences.stream().anyMatch(HyphenatedNames::hasPair)) {
            new HyphenatedNames(sentences).split();
        }
    }

    private static Sentence joined(Sentence sentence) {
        Sentence result = sentence;
        for (int i = 1; i + 1 < sentence.size(); i++) {
            int end = isHyphen(sentence, i) ? endOfJoined(sentence, i - 1) : -1;
            if (end < 0) {
                continue;
            }
            Type type = label(sentence, i - 1);
            type = type == null ? label(sentence, end - 1) : type;
            if (type != null) {
                result = result == sentence ? copy(sentence) : result;
                for (int k = i - 1; k < end; k++) {
                    set(result.labels(), result.probabilities(), k, type);
                }
            }
            i = end - 1;
        }
        return result;
    }

    /// Where a name ends that has hyphens, and small words between some of them; -1 if none begins
    /// at the token.
    private static int endOfJoined(Sentence sentence, int first) {
        if (!isCapitalized(sentence, first)) {
            return -1;
        }
        int end = -1;
        boolean small = false;
        int limit = Math.min(sentence.size(), first + MAX_PARTS);
        for (int i = first + 1; i + 1 < limit && isTight(sentence, i); i += 2) {
            if (JOINING.contains(sentence.words().get(i + 1))) {
                small = true;
            } else if (isCapitalized(sentence, i + 1)) {
                end = i + 2;
            } else {
                break;
            }
        }
        return small && end > first + 3 ? end : -1;
    }

    private static Sentence copy(Sentence sentence) {
        return new Sentence(
                sentence.words(),
                sentence.starts(),
                sentence.ends(),
                sentence.labels().clone(),
                sentence.probabilities().clone());
    }

    private void split() {
        sentences.forEach(this::remember);
        for (int i = 0; i < sentences.size(); i++) {
            if (hasPair(sentences.get(i))) {
                sentences.set(i, split(sentences.get(i)));
            }
        }
    }

    private static boolean hasPair(Sentence sentence) {
        for (int i = 1; i + 1 < sentence.size(); i++) {
            if (joins(sentence, i)) {
                return true;
            }
        }
        return false;
    }

    /// Whether the token is a hyphen between two capitalized words, without spaces.
    private static boolean joins(Sentence sentence, int i) {
        return isTight(sentence, i)
                && isCapitalized(sentence, i - 1)
                && isCapitalized(sentence, i + 1);
    }

    private static boolean isTight(Sentence sentence, int i) {
        return isHyphen(sentence, i)
                && sentence.ends()[i - 1] == sentence.starts()[i]
                && sentence.ends()[i] == sentence.starts()[i + 1];
    }

    private static boolean isCapitalized(Sentence sentence, int i) {
        return Character.isUpperCase(sentence.words().get(i).charAt(0));
    }

    private void remember(Sentence sentence) {
        for (int i = 0; i < sentence.size(); i++) {
            Type type = sentence.labels()[i];
            if (type != null
                    && !isHyphen(sentence, i - 1)
                    && !isHyphen(sentence, i + 1)
                    && (type == Type.PERSON || isAlone(sentence, i))) {
                names.putIfAbsent(sentence.words().get(i), type);
            }
        }
    }

    private static boolean isHyphen(Sentence sentence, int i) {
        return i >= 0 && i < sentence.size() && sentence.words().get(i).equals("-");
    }

    private static boolean isAlone(Sentence sentence, int i) {
        return label(sentence, i - 1) == null && label(sentence, i + 1) == null;
    }

    private static @Nullable Type label(Sentence sentence, int i) {
        return i < 0 || i >= sentence.size() ? null : sentence.labels()[i];
    }

    private Sentence split(Sentence sentence) {
        Sentence result = copy(sentence);
        for (int i = 1; i + 1 < sentence.size(); i++) {
            Type before = names.get(sentence.words().get(i - 1));
            Type behind = names.get(sentence.words().get(i + 1));
            if (joins(sentence, i)
                    && before != null
                    && behind != null
                    && label(sentence, i - 2) == null
                    && label(sentence, i + 2) == null) {
                set(result.labels(), result.probabilities(), i - 1, before);
                set(result.labels(), result.probabilities(), i, null);
                set(result.labels(), result.probabilities(), i + 1, behind);
            }
        }
        return result;
    }

    private static void set(
            @Nullable Type[] labels, float[] probabilities, int i, @Nullable Type type) {
        labels[i] = type;
        int label = type == null ? 0 : 1 + type.ordinal();
        for (int k = 0; k < Sentence.OUTCOMES; k++) {
            probabilities[i * Sentence.OUTCOMES + k] = k == label ? 1 : 0;
        }
    }
}
