package org.dateline.search;

import com.ibm.icu.text.Normalizer2;
import java.lang.Character.UnicodeScript;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/// One spelling for all that a reader takes for the same word.
final class Spelling {

    private static final Normalizer2 FOLDED_CASE = Normalizer2.getNFKCCasefoldInstance();
    private static final Normalizer2 DECOMPOSED = Normalizer2.getNFDInstance();
    private static final Normalizer2 COMPOSED = Normalizer2.getNFCInstance();

    private static final char BREVE = '\u0306';

    /// The most units of ASCII that Lucene makes of one of its characters.
    private static final int GROWTH = 4;

    private Spelling() {}

    /// In lower case and NFKC, without what can't be seen.
    static String normalized(String word) {
        return isAscii(word) ? lowerAscii(word) : FOLDED_CASE.normalize(word);
    }

    /// A normalized word without its accents: letters that differ only by marks become one, as
    /// those that are no letter with a mark but are typed as one (`ł`, `ø`, `ß`). Marks that are
    /// vowels, as in Hindi, are kept, and so is й, which is a letter of its own.
    static String withoutAccents(String word) {
        if (isAscii(word)) {
            return word;
        }
        String decomposed = DECOMPOSED.normalize(word);
        StringBuilder bare = new StringBuilder(decomposed.length());
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            if (!isAccent(c) || c == BREVE && i > 0 && decomposed.charAt(i - 1) == 'и') {
                bare.append(plain(c));
            }
        }
        char[] folded = new char[GROWTH * bare.length()];
        char[] input = COMPOSED.normalize(bare).toCharArray();
        int length = ASCIIFoldingFilter.foldToASCII(input, 0, folded, 0, input.length);
        return length == 0 ? word : new String(folded, 0, length);
    }

    private static boolean isAccent(char c) {
        if (c < 0x300 || Character.getType(c) != Character.NON_SPACING_MARK) {
            return false;
        }
        return switch (UnicodeScript.of(c)) {
            case INHERITED, HEBREW, ARABIC, GREEK, CYRILLIC, SYRIAC -> true;
            default -> false;
        };
    }

    /// Letters of Arabic that writers put for one another, and the stroke that only lengthens.
    private static String plain(char c) {
        return switch (c) {
            case 'ى', 'ی', 'ې' -> "ي";
            case 'ک' -> "ك";
            case 'ة' -> "ه";
            case 'ٱ' -> "ا";
            case 'ـ' -> "";
            default -> String.valueOf(c);
        };
    }

    private static boolean isAscii(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static String lowerAscii(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                char[] lower = word.toCharArray();
                for (int j = i; j < lower.length; j++) {
                    if (lower[j] >= 'A' && lower[j] <= 'Z') {
                        lower[j] = (char) (lower[j] + 'a' - 'A');
                    }
                }
                return new String(lower);
            }
        }
        return word;
    }
}
