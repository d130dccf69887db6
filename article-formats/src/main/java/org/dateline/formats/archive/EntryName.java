package org.dateline.formats.archive;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.dateline.events.ArticleText;

/// Paths in archives. They are only shown: nothing is ever written to one.
public final class EntryName {

    private static final int LONGEST = 1000;

    /// What zip programs of the last century wrote.
    private static final Charset OLD = Charset.forName("IBM437");

    private EntryName() {}

    /// Fit to be shown.
    public static String of(String name) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < name.length() && shown.length() < LONGEST; i++) {
            char c = name.charAt(i);
            shown.append(Character.isISOControl(c) ? '\uFFFD' : c == '\\' ? '/' : c);
        }
        if (!shown.isEmpty() && Character.isHighSurrogate(shown.charAt(shown.length() - 1))) {
            shown.setLength(shown.length() - 1);
        }
        return shown.isEmpty() ? "(no name)" : ArticleText.clean(shown.toString());
    }

    /// A name whose charset is not declared.
    static String of(byte[] name) {
        try {
            return of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(name)).toString());
        } catch (CharacterCodingException e) {
            return of(new String(name, OLD));
        }
    }

    /// What systems put beside files without being asked.
    static boolean isOfSystem(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        return name.startsWith("__MACOSX/")
                || last.startsWith("._")
                || last.equals(".DS_Store")
                || last.equals("Thumbs.db")
                || last.equals("desktop.ini");
    }
}
