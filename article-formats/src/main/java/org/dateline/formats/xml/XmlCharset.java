package org.dateline.formats.xml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dateline.formats.charset.DecodedText;

/// The charset of an XML file: that of its mark or declaration, unless a record's bytes contradict
/// it.
record XmlCharset(Charset declared, boolean wide) {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private static final Pattern ENCODING =
            Pattern.compile("<\\?xml[^>]{0,200}?encoding\\s{0,9}=\\s{0,9}[\"']([\\w.:-]{2,40})");

    /// By what the file begins with.
    static XmlCharset of(byte[] start) {
        boolean little = starts(start, 0xFF, 0xFE) || starts(start, '<', 0);
        if (little || starts(start, 0xFE, 0xFF) || starts(start, 0, '<')) {
            return new XmlCharset(little ? UTF_16LE : UTF_16BE, true);
        }
        String head = new String(start, 0, Math.min(start.length, 1000), ISO_8859_1);
        Matcher encoding = ENCODING.matcher(head);
        Optional<Charset> named = encoding.find() ? named(encoding.group(1)) : Optional.empty();
        return new XmlCharset(named.orElse(UTF_8), false);
    }

    private static Optional<Charset> named(String name) {
        try {
            Charset charset = Charset.forName(name);
            String upper = charset.name().toUpperCase(Locale.ROOT);
            if (upper.startsWith("UTF-16") || upper.startsWith("UTF-32")) {
                // what names it could be read, so it is another
                return Optional.empty();
            }
            boolean windows = charset.equals(ISO_8859_1) || charset.equals(US_ASCII);
            return Optional.of(windows ? WINDOWS_1252 : charset);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    /// The file's bytes in a charset that has ASCII in it.
    InputStream narrow(InputStream in) {
        return wide ? new Narrowed(new InputStreamReader(in, declared)) : in;
    }

    /// A record's text; the reason where it is none.
    DecodedText decode(byte[] bytes) {
        if (wide) {
            return new DecodedText.Text(new String(bytes, UTF_8), declared.name());
        }
        Optional<String> utf8 = DecodedText.strict(bytes, UTF_8);
        if (utf8.isPresent() && (declared.equals(UTF_8) || isWide(utf8.get()))) {
            return new DecodedText.Text(utf8.get(), UTF_8.name());
        }
        return declared.equals(UTF_8)
                ? DecodedText.of(bytes)
                : new DecodedText.Text(new String(bytes, declared), declared.name());
    }

    private static boolean isWide(String text) {
        return text.chars().anyMatch(c -> c >= 0x80);
    }

    private static boolean starts(byte[] bytes, int... start) {
        for (int i = 0; i < start.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }

    /// UTF-16 as UTF-8.
    private static final class Narrowed extends InputStream {

        private final Reader reader;
        private final char[] chars = new char[4 << 10];
        private byte[] bytes = new byte[0];
        private int at;

        Narrowed(Reader reader) {
            this.reader = reader;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (at == bytes.length && !fill()) {
                return -1;
            }
            int count = Math.min(length, bytes.length - at);
            System.arraycopy(bytes, at, into, from, count);
            at += count;
            return count;
        }

        private boolean fill() throws IOException {
            int count = reader.read(chars, 0, chars.length - 1);
            if (count < 0) {
                return false;
            }
            if (Character.isHighSurrogate(chars[count - 1])) {
                int low = reader.read();
                if (low >= 0) {
                    chars[count++] = (char) low;
                }
            }
            bytes = new String(chars, 0, count).getBytes(UTF_8);
            at = 0;
            return true;
        }
    }
}
