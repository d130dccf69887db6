package org.dateline.formats.html;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dateline.formats.Beginning;
import org.jspecify.annotations.Nullable;

/// The charset of a page's bytes, in the order of the
/// [standard](https://html.spec.whatwg.org/multipage/parsing.html#encoding-sniffing-algorithm):
/// byte order mark, `Content-Type`, `meta`; then what the bytes and the page's language suggest.
final class PageCharset {

    private static final int MOST_HEAD_BYTES = 16 << 10;

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private static final Pattern DECLARED =
            Pattern.compile("charset\\s{0,9}=\\s{0,9}[\"']?\\s{0,9}([A-Za-z0-9_:.-]{2,40})");

    private static final Pattern XML_ENCODING =
            Pattern.compile(
                    "^\\s{0,9}<\\?xml[^>]{0,200}encoding\\s{0,9}=\\s{0,9}[\"']([A-Za-z0-9_.-]{2,40})");

    private static final Pattern LANGUAGE =
            Pattern.compile("<html[^>]{0,2000}lang\\s{0,9}=\\s{0,9}[\"']?([A-Za-z]{2})");

    /// What browsers fall back to for a language, as the HTML standard's table says.
    private static final Map<String, String> LEGACY =
            Map.ofEntries(
                    Map.entry("ru", "windows-1251"),
                    Map.entry("uk", "windows-1251"),
                    Map.entry("be", "windows-1251"),
                    Map.entry("bg", "windows-1251"),
                    Map.entry("sr", "windows-1251"),
                    Map.entry("mk", "windows-1251"),
                    Map.entry("cs", "windows-1250"),
                    Map.entry("sk", "windows-1250"),
                    Map.entry("hu", "windows-1250"),
                    Map.entry("pl", "ISO-8859-2"),
                    Map.entry("sl", "ISO-8859-2"),
                    Map.entry("hr", "windows-1250"),
                    Map.entry("el", "windows-1253"),
                    Map.entry("tr", "windows-1254"),
                    Map.entry("he", "windows-1255"),
                    Map.entry("ar", "windows-1256"),
                    Map.entry("fa", "windows-1256"),
                    Map.entry("lt", "windows-1257"),
                    Map.entry("lv", "windows-1257"),
                    Map.entry("et", "windows-1257"),
                    Map.entry("vi", "windows-1258"),
                    Map.entry("th", "x-windows-874"),
                    Map.entry("ja", "Shift_JIS"),
                    Map.entry("ko", "EUC-KR"),
                    Map.entry("zh", "GB18030"));

    private PageCharset() {}

    /// A page's bytes as text.
    ///
    /// @param charset IANA name
    record Decoded(String text, String charset) {}

    static Decoded decode(byte[] bytes, @Nullable String contentType) {
        if (Beginning.holds(bytes, 0, 0xEF, 0xBB, 0xBF)) {
            return decoded(bytes, 3, UTF_8);
        }
        if (Beginning.holds(bytes, 0, 0xFF, 0xFE)) {
            return decoded(bytes, 2, UTF_16LE);
        }
        if (Beginning.holds(bytes, 0, 0xFE, 0xFF)) {
            return decoded(bytes, 2, UTF_16BE);
        }
        if (Beginning.holds(bytes, 0, '<', 0) && !Beginning.holds(bytes, 0, '<', 0, 0)) {
            return decoded(bytes, 0, UTF_16LE);
        }
        if (Beginning.holds(bytes, 0, 0, '<')) {
            return decoded(bytes, 0, UTF_16BE);
        }
        String head = new String(bytes, 0, Math.min(bytes.length, MOST_HEAD_BYTES), ISO_8859_1);
        Charset charset =
                named(contentType == null ? "" : contentType, DECLARED)
                        .or(() -> named(head, DECLARED).map(PageCharset::ofMeta))
                        .or(() -> named(head, XML_ENCODING).map(PageCharset::ofMeta))
                        .orElse(null);
        if (charset == null) {
            return decoded(bytes, 0, guess(bytes, head));
        }
        Decoded decoded = decoded(bytes, 0, charset);
        // a page that was converted on its way and kept its old declaration
        boolean wrong = charset.equals(UTF_8) ? isDamaged(decoded.text()) : isUtf8(bytes);
        if (!wrong) {
            return decoded;
        }
        return charset.equals(UTF_8) ? decoded(bytes, 0, legacy(head)) : decoded(bytes, 0, UTF_8);
    }

    private static Optional<Charset> named(String text, Pattern pattern) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            Optional<Charset> charset = charset(matcher.group(1));
            if (charset.isPresent()) {
                return charset;
            }
        }
        return Optional.empty();
    }

    private static Optional<Charset> charset(String name) {
        try {
            Charset charset = Charset.forName(name.strip());
            return Optional.of(
                    charset.equals(ISO_8859_1) || charset.equals(US_ASCII)
                            ? WINDOWS_1252
                            : charset);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    /// A `meta` that could be read as ASCII does not stand in UTF-16 or UTF-32.
    private static Charset ofMeta(Charset charset) {
        String name = charset.name().toUpperCase(Locale.ROOT);
        return name.contains("UTF-16") || name.contains("UTF-32") ? UTF_8 : charset;
    }

    private static Charset guess(byte[] bytes, String head) {
        Decoded utf8 = decoded(bytes, 0, UTF_8);
        return isDamaged(utf8.text()) ? legacy(head) : UTF_8;
    }

    private static Charset legacy(String head) {
        Matcher language = LANGUAGE.matcher(head);
        String name =
                language.find()
                        ? LEGACY.getOrDefault(
                                language.group(1).toLowerCase(Locale.ROOT), "windows-1252")
                        : "windows-1252";
        return Charset.isSupported(name) ? Charset.forName(name) : WINDOWS_1252;
    }

    /// Sequences of UTF-8 hardly occur by chance: where nearly all wide characters are well formed,
    /// the others are damage.
    private static boolean isDamaged(String text) {
        long wide = 0;
        long bad = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                wide++;
                bad += c == 0xFFFD ? 1 : 0;
            }
        }
        return bad * 10 > wide;
    }

    /// Whether there are wide characters, all of them in UTF-8.
    private static boolean isUtf8(byte[] bytes) {
        boolean wide = false;
        int at = 0;
        while (at < bytes.length) {
            int b = bytes[at] & 0xFF;
            int more =
                    b < 0x80
                            ? 0
                            : b >= 0xC2 && b < 0xE0
                                    ? 1
                                    : b >= 0xE0 && b < 0xF0 ? 2 : b >= 0xF0 && b < 0xF5 ? 3 : -1;
            if (more < 0 || (more > 0 && at + more >= bytes.length)) {
                return false;
            }
            for (int i = 1; i <= more; i++) {
                if ((bytes[at + i] & 0xC0) != 0x80) {
                    return false;
                }
            }
            wide |= more > 0;
            at += more + 1;
        }
        return wide;
    }

    private static Decoded decoded(byte[] bytes, int from, Charset charset) {
        return new Decoded(new String(bytes, from, bytes.length - from, charset), charset.name());
    }
}
