package org.dateline.formats.charset;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// Chooses among the charsets from before Unicode: those of one byte a character by the letters
/// that follow each other in their languages, the others by ICU's statistics.
final class LegacyCharset {

    private static final int SAMPLE = 64 << 10;

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /// Below this, ICU is guessing.
    private static final int FAIR_CONFIDENCE = 25;

    /// What ICU is surer of by so much is not in doubt.
    private static final int CLEAR_CONFIDENCE = 20;

    /// Texts of East Asia have far more high bytes.
    private static final double FEW_HIGH_BYTES = 0.03;

    /// A reading that is 64 times as likely as any other is not in doubt.
    private static final int CLEAR_BITS = 6;

    private static final String CP1125_DIFFERS = "ЄєЇїЎў°∙";

    private static final int DAMAGE_IS_RARER = 10;

    private LegacyCharset() {}

    /// A charset that the bytes may be in.
    ///
    /// @param doubtful whether another one is nearly as likely, or none is likely at all
    record Guess(Charset charset, boolean doubtful) {}

    /// @param sevenBit whether only escape sequences can make it anything but ASCII
    static Optional<Guess> of(byte[] bytes, boolean sevenBit) {
        if (sevenBit) {
            return byIcu(bytes, name -> name.startsWith("ISO-2022"));
        }
        if (isDamagedUtf8(bytes)) {
            return Optional.of(new Guess(StandardCharsets.UTF_8, false));
        }
        List<SingleByteCharset.Reading> readings = SingleByteCharset.readings(bytes);
        if (!readings.isEmpty() && readings.getFirst().likely()) {
            SingleByteCharset.Reading best = readings.getFirst();
            boolean rivalled =
                    readings.stream()
                            .anyMatch(
                                    other ->
                                            other.bits() < best.bits() + CLEAR_BITS
                                                    && !other.telling().equals(best.telling()));
            return Optional.of(new Guess(best.charset(), rivalled || mayBeCp1125(best)));
        }
        if (highShare(bytes) >= FEW_HIGH_BYTES) {
            Optional<Guess> wide = byIcu(bytes, LegacyCharset::isWide);
            if (wide.isPresent()) {
                return wide;
            }
        }
        return fits(bytes, WINDOWS_1252)
                ? Optional.of(new Guess(WINDOWS_1252, true))
                : Optional.empty();
    }

    /// Ukrainian DOS text has `ґєії` where IBM866 has these letters and signs; Java has no cp1125.
    private static boolean mayBeCp1125(SingleByteCharset.Reading reading) {
        return reading.charset().name().equals("IBM866")
                && reading.telling().chars().anyMatch(c -> CP1125_DIFFERS.indexOf(c) >= 0);
    }

    private static boolean isWide(String name) {
        return name.startsWith("GB")
                || name.startsWith("BIG5")
                || name.startsWith("EUC")
                || name.startsWith("SHIFT_JIS");
    }

    private static Optional<Guess> byIcu(byte[] bytes, Predicate<String> wanted) {
        byte[] sample = bytes.length > SAMPLE ? Arrays.copyOf(bytes, SAMPLE) : bytes;
        List<CharsetMatch> fitting = new ArrayList<>();
        for (CharsetMatch match : new CharsetDetector().setText(sample).detectAll()) {
            String name = match.getName().toUpperCase(Locale.ROOT);
            if (match.getConfidence() >= FAIR_CONFIDENCE
                    && wanted.test(name)
                    && Charset.isSupported(name)
                    && fits(bytes, Charset.forName(name))) {
                fitting.add(match);
            }
        }
        if (fitting.isEmpty()) {
            return Optional.empty();
        }
        CharsetMatch best = fitting.getFirst();
        boolean rivalled =
                fitting.size() > 1
                        && fitting.get(1).getConfidence() > best.getConfidence() - CLEAR_CONFIDENCE;
        return Optional.of(new Guess(Charset.forName(best.getName()), rivalled));
    }

    /// Sequences of UTF-8 hardly occur by chance: where nearly all bytes form some, the others are
    /// damage.
    private static boolean isDamagedUtf8(byte[] bytes) {
        String text = DecodedText.lenient(bytes, 0, StandardCharsets.UTF_8);
        long wide = text.chars().filter(c -> c >= 0x80).count();
        long bad = text.chars().filter(c -> c == 0xFFFD).count();
        return bad * DAMAGE_IS_RARER <= wide;
    }

    /// Every byte means something, and none a C1 control character.
    static boolean fits(byte[] bytes, Charset charset) {
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
