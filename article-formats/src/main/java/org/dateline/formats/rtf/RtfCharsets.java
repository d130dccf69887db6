package org.dateline.formats.rtf;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;

/// The charsets that a file's bytes are in: each font has one.
final class RtfCharsets {

    private static final int MOST_FONTS = 10_000;

    private static final Charset USUAL = Charset.forName("windows-1252");

    private final Map<Integer, Charset> fonts = new HashMap<>();
    private Charset ansi = USUAL;

    /// By the number of a code page.
    void ansi(int codePage) {
        ansi = codePage(codePage, ansi);
    }

    void mac() {
        ansi = charset("x-MacRoman", ansi);
    }

    /// @param number of `\fcharset`, see `lfCharSet` of Windows' fonts
    void font(int font, int number) {
        Charset charset =
                switch (number) {
                    case 77 -> charset("x-MacRoman", ansi);
                    case 128 -> codePage(932, ansi);
                    case 129 -> codePage(949, ansi);
                    case 134 -> codePage(936, ansi);
                    case 136 -> codePage(950, ansi);
                    case 161 -> codePage(1253, ansi);
                    case 162 -> codePage(1254, ansi);
                    case 163 -> codePage(1258, ansi);
                    case 177 -> codePage(1255, ansi);
                    case 178 -> codePage(1256, ansi);
                    case 186 -> codePage(1257, ansi);
                    case 204 -> codePage(1251, ansi);
                    case 222 -> codePage(874, ansi);
                    case 238 -> codePage(1250, ansi);
                    default -> ansi;
                };
        if (fonts.size() < MOST_FONTS) {
            fonts.put(font, charset);
        }
    }

    Charset of(int font) {
        return fonts.getOrDefault(font, ansi);
    }

    private static Charset codePage(int number, Charset otherwise) {
        return switch (number) {
            case 65001 -> charset("UTF-8", otherwise);
            case 437, 850, 852, 855, 857, 860, 861, 862, 863, 864, 865, 866, 869 ->
                    charset("IBM" + number, otherwise);
            case 874 -> charset("x-windows-874", otherwise);
            case 932 -> charset("windows-31j", otherwise);
            case 936 -> charset("GBK", otherwise);
            case 949 -> charset("x-windows-949", otherwise);
            case 950 -> charset("Big5", otherwise);
            case 10_000 -> charset("x-MacRoman", otherwise);
            default -> charset("windows-" + number, otherwise);
        };
    }

    private static Charset charset(String name, Charset otherwise) {
        return Charset.isSupported(name) ? Charset.forName(name) : otherwise;
    }
}
