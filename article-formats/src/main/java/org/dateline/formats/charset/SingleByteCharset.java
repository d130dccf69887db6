package org.dateline.formats.charset;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A charset of one byte a character, with the languages that were written in it.
///
/// @param prior bits that a text must speak for it before it is taken: more, the rarer it was
record SingleByteCharset(Charset charset, int prior, List<LetterPairs> languages) {

    private static final List<SingleByteCharset> ALL =
            List.of(
                    of("windows-1252", 0, "de fr es it pt nl sv da no fi is ca sq"),
                    of("windows-1251", 4, "ru uk bg be sr mk"),
                    of("windows-1250", 8, "pl cs sk hu ro hr sl"),
                    of("windows-1253", 4, "el"),
                    of("windows-1254", 8, "tr"),
                    of("windows-1255", 4, "he"),
                    of("windows-1256", 4, "ar fa"),
                    of("windows-1257", 10, "lt lv et"),
                    of("KOI8-R", 6, "ru bg"),
                    of("KOI8-U", 8, "uk be"),
                    of("IBM866", 10, "ru bg be"),
                    of("IBM855", 14, "ru bg sr mk be"),
                    of("x-MacCyrillic", 12, "ru uk bg be sr mk"),
                    of("ISO-8859-5", 8, "ru bg sr mk be"),
                    of("ISO-8859-2", 10, "pl cs sk hu ro hr sl"),
                    of("ISO-8859-7", 6, "el"),
                    of("ISO-8859-8", 6, "he"),
                    of("ISO-8859-6", 8, "ar"),
                    of("TIS-620", 10, "th"));

    /// Signs of print that texts in any language have.
    private static final String PRINTED = "«»“”„‘’‚‹›–—…•·№§©®°€£™½¡¿،؛؟ـ\u00A0\u00AD";

    /// Those of them that stand between letters.
    private static final String JOINING = "’–—\u00A0\u00AD";

    /// Bits for a sign of print, and for any other that is not ASCII.
    private static final int PRINTED_BITS = 10;

    private static final int ODD_BITS = 40;

    /// Bits for a capital behind a small letter.
    private static final int CAPITAL_BITS = 6;

    /// Bits for a change between words of ASCII and words in another script: for a lone letter in a
    /// line of French that would be Russian.
    private static final int SWITCH_BITS = 5;

    /// More changes nothing.
    private static final int MOST_BYTES = 40_000;

    /// Running text has 8 to 12 bits a pair in its own charset, and 14 and more in another.
    private static final double LIKELY_BITS = 12.5;

    /// A few pairs may be rare ones.
    private static final double FEW_PAIRS_BITS = 8;

    private static SingleByteCharset of(String name, int prior, String languages) {
        return new SingleByteCharset(
                Charset.forName(name),
                prior,
                List.of(languages.split(" ")).stream().map(LetterPairs::of).toList());
    }

    /// Bytes as they read in one of these charsets.
    ///
    /// @param telling the text, without most of what is ASCII
    /// @param bits how unlikely it is; of two readings of the same bytes the lower is the likelier
    /// @param likely whether it is so in some language, not just more than other readings
    record Reading(Charset charset, String telling, double bits, boolean likely) {}

    /// Of all these, for a person.
    static String names() {
        return ALL.stream()
                .map(charset -> charset.charset.name())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /// Every reading in which each byte means something, the likeliest first.
    static List<Reading> readings(byte[] bytes) {
        byte[] telling = telling(bytes);
        byte[] kinds = kinds(bytes);
        List<Reading> readings = new ArrayList<>();
        for (SingleByteCharset charset : ALL) {
            if (LegacyCharset.fits(kinds, charset.charset)) {
                readings.add(charset.rated(new String(telling, charset.charset)));
            }
        }
        readings.sort(Comparator.comparingDouble(Reading::bits));
        return readings;
    }

    /// The bytes that are not ASCII, each kind once.
    private static byte[] kinds(byte[] bytes) {
        boolean[] seen = new boolean[256];
        ByteArrayOutputStream kinds = new ByteArrayOutputStream();
        for (byte b : bytes) {
            if (b < 0 && !seen[b & 0xFF]) {
                seen[b & 0xFF] = true;
                kinds.write(b);
            }
        }
        return kinds.toByteArray();
    }

    /// The bytes that are not ASCII with their neighbours, and a word in place of all words
    /// between.
    private static byte[] telling(byte[] bytes) {
        ByteArrayOutputStream telling = new ByteArrayOutputStream();
        int i = 0;
        while (i < bytes.length && telling.size() < MOST_BYTES) {
            if (bytes[i] < 0) {
                telling.write(bytes[i++]);
                continue;
            }
            int from = i;
            boolean letters = false;
            while (i < bytes.length && bytes[i] >= 0) {
                letters |= Character.isLetter(bytes[i++]);
            }
            telling.write(bytes[from]);
            if (i - from > 2) {
                telling.writeBytes(letters ? LATIN_WORD : NO_WORD);
            }
            if (i - from > 1) {
                telling.write(bytes[i - 1]);
            }
        }
        return telling.toByteArray();
    }

    private static final byte[] LATIN_WORD = {' ', 'a', ' '};
    private static final byte[] NO_WORD = {' '};

    /// Only pairs with a letter beyond ASCII count: the others are the same in all charsets.
    private Reading rated(String text) {
        Map<Integer, Integer> pairs = new HashMap<>();
        int count = 0;
        int printed = 0;
        int odd = 0;
        int switches = 0;
        Words before = Words.NONE;
        Words word = Words.NONE;
        char previous = ' ';
        char first = LetterPairs.EDGE;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            char second = isLetter(c) ? Character.toLowerCase(c) : LetterPairs.EDGE;
            if (c >= 0x80 && second == LetterPairs.EDGE) {
                if (isPrinted(text, i)) {
                    printed += PRINTED_BITS;
                } else {
                    odd += ODD_BITS;
                }
            }
            if (first >= 0x80 || second >= 0x80) {
                pairs.merge(LetterPairs.key(first, second), 1, Integer::sum);
                count++;
                boolean capital = Character.isLowerCase(previous) && Character.isUpperCase(c);
                odd += capital ? CAPITAL_BITS : 0;
            }
            if (second != LetterPairs.EDGE) {
                word = second >= 0x80 || word == Words.WIDE ? Words.WIDE : Words.ASCII;
            } else if (word != Words.NONE) {
                switches += before != Words.NONE && before != word ? 1 : 0;
                before = word;
                word = Words.NONE;
            }
            previous = c;
            first = second;
        }
        double words = odd + leastBits(pairs);
        double likelyBits = LIKELY_BITS * count + (count > 0 ? FEW_PAIRS_BITS : 0);
        int mixed = languages.getFirst().isLatin() ? 0 : SWITCH_BITS * switches;
        return new Reading(charset, text, prior + printed + mixed + words, words <= likelyBits);
    }

    private enum Words {
        NONE,
        ASCII,
        WIDE
    }

    private double leastBits(Map<Integer, Integer> pairs) {
        double least = Double.POSITIVE_INFINITY;
        for (LetterPairs language : languages) {
            double bits = 0;
            for (var pair : pairs.entrySet()) {
                bits += (double) language.bits(pair.getKey()) * pair.getValue();
            }
            least = Math.min(least, bits);
        }
        return least;
    }

    private static boolean isPrinted(String text, int at) {
        char c = text.charAt(at);
        boolean within =
                at > 0
                        && at + 1 < text.length()
                        && Character.isLetter(text.charAt(at - 1))
                        && Character.isLetter(text.charAt(at + 1));
        return (within ? JOINING : PRINTED).indexOf(c) >= 0;
    }

    /// Letters, and the signs that Thai, Hebrew and Arabic put on them.
    private static boolean isLetter(char c) {
        return Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }
}
