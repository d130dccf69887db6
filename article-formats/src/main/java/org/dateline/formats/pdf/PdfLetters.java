package org.dateline.formats.pdf;

import java.text.Normalizer;

/// Letters as texts are written, where a font has forms of them: ligatures are letters again, and
/// accents that stand beside a letter are on it.
final class PdfLetters {

    private static final int MOST_MARKS = 60;

    private PdfLetters() {}

    static String of(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        int marks = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean form = (c >= '\uFB00' && c <= '\uFDFF') || (c >= '\uFE70' && c <= '\uFEFC');
            boolean mark = Character.getType(c) == Character.NON_SPACING_MARK;
            marks = mark ? marks + 1 : 0;
            if (form) {
                letters.append(Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC));
            } else if (c == '\u00A0' || c == '\t' || c == '\n' || c == '\r') {
                letters.append(' ');
            } else if (c >= ' ' && c != '\u200B' && c != '\uFEFF' && marks < MOST_MARKS) {
                letters.append(c);
            }
        }
        return Normalizer.normalize(letters, Normalizer.Form.NFC);
    }
}
