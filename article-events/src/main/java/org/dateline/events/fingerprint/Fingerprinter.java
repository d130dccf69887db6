package org.dateline.events.fingerprint;

import java.util.List;
import org.dateline.events.Fingerprint;
import org.dateline.events.Segment;
import org.dateline.events.Sketch;

/// Computes the fingerprint of an article's body, under the scheme `w5s8k1024/1`.
///
/// **Body**: the BODY segments in order, apart by a space; the whole text where no BODY segment has
/// a word.
///
/// **Normalized**: folded as [Folding] says; quotation marks, apostrophes, zero-width and other
/// format characters dropped; white space and control characters as one space between other
/// characters. `sha256` is over its UTF-8.
///
/// **Words**: runs of letters, marks and digits of the normalized body. A letter of a script that
/// writes no spaces between words (Han, kana, Thai, Lao, Khmer, Burmese) is a word by itself.
/// A word's hash starts at 0xCBF29CE484222325 and takes each UTF-16 unit by `(h ^ unit) *
/// 0x100000001B3` (FNV-1a over units); then [#mix].
///
/// **Shingles**: every five consecutive words; a shorter body has none. A shingle's hash is `mix(
/// w1*B^4 + w2*B^3 + w3*B^2 + w4*B + w5)` with B = 0x9E3779B97F4A7C15, modulo 2^64.
///
/// **Sketch**: the distinct hashes under 2^61 as unsigned numbers, one in eight, and of those the
/// smallest 1,024. See [Sketch] for what can be told from it, and how exactly.
public final class Fingerprinter {

    /// Names normalization, words, shingles and sampling together; any change makes a new name.
    public static final String SCHEME = "w5s8k1024/1";

    private Fingerprinter() {}

    public static Fingerprint of(String text, List<Segment> segments) {
        Body body = Body.of(text, segments);
        return new Fingerprint(
                SCHEME,
                body.text.sha256(),
                Sketch.encode(body.shingler.smallest(Sketch.CAPACITY)),
                body.shingler.distinct());
    }

    /// What is fingerprinted of an article, read to its end.
    record Body(Shingler shingler, NormalizedText text) {

        static Body of(String text, List<Segment> segments) {
            Body body = empty(text);
            for (Segment segment : segments) {
                if (segment.role() == Segment.Role.BODY) {
                    body.text.append(text.substring(segment.start(), segment.end()));
                }
            }
            if (!body.shingler.hasWords()) {
                body = empty(text);
                body.text.append(text);
            }
            return body;
        }

        private static Body empty(String text) {
            Shingler shingler = new Shingler(text.length());
            return new Body(shingler, new NormalizedText(shingler));
        }
    }
}
