package org.dateline.enrichment.entities;

import java.text.Normalizer;
import java.util.Locale;

/// The part of an entity's id that is made of its name: lower case, letters and digits with hyphens
/// between the words, without accents. Letters of other scripts stay.
final class Slug {

    private Slug() {}

    static String of(String name) {
        String decomposed =
                Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        StringBuilder slug = new StringBuilder(decomposed.length());
        boolean gap = false;
        for (int i = 0; i < decomposed.length(); ) {
            int c = decomposed.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isLetterOrDigit(c)) {
                if (gap && !slug.isEmpty()) {
                    slug.append('-');
                }
                gap = false;
                appendPlain(slug, c);
            } else if (!isSilent(c)) {
                gap = true;
            }
        }
        if (slug.isEmpty()) {
            name.codePoints().forEach(c -> slug.append('u').append(Integer.toHexString(c)));
        }
        return slug.toString();
    }

    private static void appendPlain(StringBuilder slug, int c) {
        switch (c) {
            case 'ß' -> slug.append("ss");
            case 'æ' -> slug.append("ae");
            case 'œ' -> slug.append("oe");
            case 'ø' -> slug.append('o');
            case 'ł' -> slug.append('l');
            case 'đ', 'ð' -> slug.append('d');
            case 'þ' -> slug.append("th");
            case 'ı' -> slug.append('i');
            default -> slug.appendCodePoint(c);
        }
    }

    /// Signs that part no words: accents, apostrophes, the full stops of `U.N.`.
    private static boolean isSilent(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.FORMAT
                || c == '\''
                || c == '’'
                || c == '‘'
                || c == '.';
    }
}
