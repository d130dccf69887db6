package org.dateline.ingest.reader;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Chooses among the charsets from before Unicode, by ICU's statistics of letters and languages.
final class LegacyCharset {

    private static final int SAMPLE = 64 << 10;

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /// Below this, ICU is guessing; western European text is the likeliest then.
    private static final int FAIR_CONFIDENCE = 25;

    /// What few high bytes say is little: an English text with some quotation marks and names is
    /// windows-1252, whatever statistics make of it.
    private static final double FEW_HIGH_BYTES = 0.03;

    private static final int DAMAGE_IS_RARER = 10;

    private LegacyCharset() {}

    /// @param sevenBit whether only escape sequences can make it anything but ASCII
    static Optional<Charset> of(byte[] bytes, boolean sevenBit) {
        if (!sevenBit && isDamagedUtf8(bytes)) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        byte[] sample = bytes.length > SAMPLE ? Arrays.copyOf(bytes, SAMPLE) : bytes;
        if (!sevenBit && highShare(sample) < FEW_HIGH_BYTES && fits(bytes, WINDOWS_1252)) {
            return Optional.of(WINDOWS_1252);
        }
        for (CharsetMatch match : new CharsetDetector().setText(sample).detectAll()) {
            Optional<Charset> charset = usable(match, bytes, sevenBit);
            if (charset.isPresent()) {
                return charset;
            }
        }
        return !sevenBit && fits(bytes, WINDOWS_1252)
                ? Optional.of(WINDOWS_1252)
                : Optional.empty();
    }

    private static Optional<Charset> usable(CharsetMatch match, byte[] bytes, boolean sevenBit) {
        String name = match.getName().toUpperCase(Locale.ROOT);
        boolean wanted =
                match.getConfidence() >= FAIR_CONFIDENCE
                        && !name.startsWith("UTF-16")
                        && !name.startsWith("UTF-32")
                        && !name.startsWith("IBM")
                        && name.startsWith("ISO-2022") == sevenBit;
        if (!wanted || !Charset.isSupported(withoutDirection(name))) {
            return Optional.empty();
        }
        Charset charset = windows(Charset.forName(withoutDirection(name)));
        return fits(bytes, charset) ? Optional.of(charset) : Optional.empty();
    }

    /// Sequences of UTF-8 hardly occur by chance: where nearly all bytes form some, the others are
    /// damage.
    private static boolean isDamagedUtf8(byte[] bytes) {
        String text = DecodedText.lenient(bytes, 0, StandardCharsets.UTF_8);
        long wide = text.chars().filter(c -> c >= 0x80).count();
        long bad = text.chars().filter(c -> c == 0xFFFD).count();
        return bad * DAMAGE_IS_RARER <= wide;
    }

    /// `ISO-8859-8-I` and the like name a writing direction too.
    private static String withoutDirection(String name) {
        return name.equals("ISO-8859-8-I") ? "ISO-8859-8" : name;
    }

    /// What calls itself ISO-8859-1 is windows-1252 on the web, which has all of it and more.
    private static Charset windows(Charset charset) {
        return charset.equals(StandardCharsets.ISO_8859_1) ? WINDOWS_1252 : charset;
    }

    /// Every byte means something, and none a C1 control character.
    private static boolean fits(byte[] bytes, Charset charset) {
        return DecodedText.strict(bytes, charset)
                .map(text -> text.chars().noneMatch(c -> c >= 0x80 && c < 0xA0 && c != 0x85))
                .orElse(false);
    }

    private static double highShare(byte[] bytes) {
        int high = 0;
        for (byte b : bytes) {
            if (b < 0) {
                high++;
            }
        }
        return (double) high / Math.max(1, bytes.length);
    }
}
