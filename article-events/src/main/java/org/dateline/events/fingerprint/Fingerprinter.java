package org.dateline.events.fingerprint;

import java.util.List;
import org.dateline.events.Fingerprint;
import org.dateline.events.Segment;
import org.dateline.events.Sketch;

/// Computes the fingerprint of an article's body, under the scheme `w3s8k64-1024/1`.
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
/// **Shingles**: every three consecutive words; a shorter body has none. A shingle's hash is
/// `mix(w1*B^2 + w2*B + w3)` with B = 0x9E3779B97F4A7C15, modulo 2^64.
///
/// **Sketch**: the distinct hashes under 2^61 as unsigned numbers, one in eight, or the smallest 64
/// where those are fewer; never more than the smallest 1,024. A body of up to 64 shingles is in it
/// whole. See [Sketch] for what can be told from it, and how exactly.
public final class Fingerprinter {

    /// Names normalization, words, shingles and sampling together; any change makes a new name.
    public static final String SCHEME = "w3s8k64-1024/1";

    private static final int WIDTH = 3;

    private Fingerprinter() {}

    public static Fingerprint of(String text, List<Segment> segments) {
        Body body = Body.of(text, segments, WIDTH);
        return new Fingerprint(
                SCHEME,
                body.text.sha256(),
                Sketch.encode(Sketch.sample(body.shingler.all())),
                body.shingler.distinct());
    }

    /// What is fingerprinted of an article, read to its end.
    record Body(Shingler shingler, NormalizedText text) {

        /// @param width words a shingle
        static Body of(String text, List<Segment> segments, int width) {
            Body body = empty(text, width);
            for (Segment segment : segments) {
                if (segment.role() == Segment.Role.BODY) {
                    body.text.append(text.substring(segment.start(), segment.end()));
                }
            }
            if (!body.shingler.hasWords()) {
                body = empty(text, width);
                body.text.append(text);
            }
            return body;
        }

        private static Body empty(String text, int width) {
            Shingler shingler = new Shingler(width, text.length());
            return new Body(shingler, new NormalizedText(shingler));
        }
    }
}
