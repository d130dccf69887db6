package org.dateline.search;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/// What a character is to the words around it.
enum Sign {
    LETTER,
    /// Of a script that puts no spaces between words.
    UNSPACED,
    DIGIT,
    /// A combining mark, which belongs to what stands before it.
    MARK,
    APOSTROPHE,
    /// Not seen by a reader, such as a soft hyphen.
    INVISIBLE,
    SEPARATOR;

    private static final Set<UnicodeScript> UNSPACED_SCRIPTS =
            EnumSet.of(
                    UnicodeScript.HAN,
                    UnicodeScript.HIRAGANA,
                    UnicodeScript.KATAKANA,
                    UnicodeScript.HANGUL,
                    UnicodeScript.BOPOMOFO,
                    UnicodeScript.YI,
                    UnicodeScript.THAI,
                    UnicodeScript.LAO,
                    UnicodeScript.KHMER,
                    UnicodeScript.MYANMAR,
                    UnicodeScript.TIBETAN,
                    UnicodeScript.TAI_LE,
                    UnicodeScript.NEW_TAI_LUE,
                    UnicodeScript.TAI_THAM,
                    UnicodeScript.TAI_VIET,
                    UnicodeScript.JAVANESE,
                    UnicodeScript.BALINESE);

    /// A space that only writing systems without others use, to part words.
    private static final int ZERO_WIDTH_SPACE = 0x200B;

    /// Below it there is no script without spaces.
    private static final int FIRST_UNSPACED = 0x0E00;

    private static final Sign[] ASCII = new Sign[128];

    static {
        for (int c = 0; c < ASCII.length; c++) {
            ASCII[c] = c == '\'' || c == '`' ? APOSTROPHE : byCategory(c);
        }
    }

    static Sign of(int codePoint) {
        if (codePoint < ASCII.length) {
            return ASCII[codePoint];
        }
        return switch (codePoint) {
            case 0x2018, 0x2019, 0x201B, 0x02B9, 0x02BB, 0x02BC, 0x02BD, 0xFF07, 0x00B4, 0x2032 ->
                    APOSTROPHE;
            case ZERO_WIDTH_SPACE -> SEPARATOR;
            // the marks that lengthen a vowel, which are of no one script
            case 0x30FC, 0xFF70 -> UNSPACED;
            // those that voice a consonant of half width, which Unicode takes for letters
            case 0xFF9E, 0xFF9F -> MARK;
            default -> beyondAscii(codePoint);
        };
    }

    private static Sign beyondAscii(int codePoint) {
        Sign sign = byCategory(codePoint);
        if (sign != SEPARATOR
                && sign != INVISIBLE
                && codePoint >= FIRST_UNSPACED
                && sign != DIGIT
                && UNSPACED_SCRIPTS.contains(UnicodeScript.of(codePoint))) {
            return sign == MARK || followsInSyllable(codePoint) ? MARK : UNSPACED;
        }
        return sign;
    }

    /// A vowel or final consonant of a Korean syllable that is written as its parts.
    private static boolean followsInSyllable(int codePoint) {
        return codePoint >= 0x1160 && codePoint <= 0x11FF;
    }

    private static Sign byCategory(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.LETTER_NUMBER ->
                    isInvisible(codePoint) ? INVISIBLE : LETTER;
            case Character.DECIMAL_DIGIT_NUMBER, Character.OTHER_NUMBER -> DIGIT;
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK ->
                    isInvisible(codePoint) ? INVISIBLE : MARK;
            default -> isInvisible(codePoint) ? INVISIBLE : SEPARATOR;
        };
    }

    private static boolean isInvisible(int codePoint) {
        return codePoint >= 0x80
                && UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    }
}
