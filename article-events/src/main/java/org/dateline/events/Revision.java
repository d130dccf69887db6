package org.dateline.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells one state of an article's content from another: hex SHA-256 of the canonical JSON (RFC
/// 8785) of `{"declared":…,"text":…}`, where what is not declared is left out.
public final class Revision {

    private static final byte[][] ESCAPES = escapes();

    private Revision() {}

    public static String of(Declared declared, String text) {
        return of(declared, text.getBytes(UTF_8));
    }

    /// @param text in UTF-8
    static String of(Declared declared, byte[] text) {
        Canonical json = new Canonical();
        json.raw("{\"declared\":");
        json.declared(declared);
        json.raw(",\"text\":");
        json.string(text);
        json.raw("}");
        return HexFormat.of().formatHex(json.digest.digest());
    }

    /// Canonical JSON that is hashed as it is made. Members stand in the order of their names.
    private static final class Canonical {

        private final MessageDigest digest = Sha256.digest();
        private boolean first = true;

        void declared(Declared declared) {
            raw("{");
            if (!declared.authors().isEmpty()) {
                name("authors");
                list(declared.authors());
            }
            if (!declared.dates().isEmpty()) {
                name("dates");
                dates(declared.dates());
            }
            member("description", declared.description());
            member("guid", declared.guid());
            member("language", declared.language());
            Declared.Published published = declared.published();
            if (published != null) {
                name("published");
                raw("{\"value\":");
                string(published.value());
                raw(",\"where\":");
                string(published.where());
                raw("}");
            }
            member("publisher", declared.publisher());
            member("section", declared.section());
            if (!declared.tags().isEmpty()) {
                name("tags");
                list(declared.tags());
            }
            member("title", declared.title());
            member("url", declared.url());
            raw("}");
        }

        private void dates(List<Declared.Date> dates) {
            String separator = "[";
            for (Declared.Date date : dates) {
                raw(separator);
                raw("{\"kind\":");
                string(date.kind().name());
                raw(",\"value\":");
                string(date.value());
                raw(",\"where\":");
                string(date.where());
                raw("}");
                separator = ",";
            }
            raw("]");
        }

        private void member(String name, @Nullable String value) {
            if (value != null) {
                name(name);
                string(value);
            }
        }

        private void name(String name) {
            raw(first ? "" : ",");
            first = false;
            string(name);
            raw(":");
        }

        private void list(List<String> strings) {
            String separator = "[";
            for (String string : strings) {
                raw(separator);
                string(string);
                separator = ",";
            }
            raw("]");
        }

        private void string(String value) {
            string(value.getBytes(UTF_8));
        }

        /// All that is escaped is ASCII, and no byte of a longer sequence is.
        void string(byte[] utf8) {
            raw("\"");
            int done = 0;
            for (int i = 0; i < utf8.length; i++) {
                byte b = utf8[i];
                if (b >= 0 && (b < 0x20 || b == '"' || b == '\\')) {
                    digest.update(utf8, done, i - done);
                    digest.update(ESCAPES[b]);
                    done = i + 1;
                }
            }
            digest.update(utf8, done, utf8.length - done);
            raw("\"");
        }

        void raw(String ascii) {
            digest.update(ascii.getBytes(UTF_8));
        }
    }

    private static byte[][] escapes() {
        byte[][] escapes = new byte[0x80][];
        for (int c = 0; c < 0x20; c++) {
            escapes[c] = "\\u%04x".formatted(c).getBytes(UTF_8);
        }
        escapes['\b'] = "\\b".getBytes(UTF_8);
        escapes['\t'] = "\\t".getBytes(UTF_8);
        escapes['\n'] = "\\n".getBytes(UTF_8);
        escapes['\f'] = "\\f".getBytes(UTF_8);
        escapes['\r'] = "\\r".getBytes(UTF_8);
        escapes['"'] = "\\\"".getBytes(UTF_8);
        escapes['\\'] = "\\\\".getBytes(UTF_8);
        return escapes;
    }
}
