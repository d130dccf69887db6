package org.dateline.events.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.dateline.events.Fingerprint;
import org.dateline.events.Segment;
import org.dateline.events.Segment.Role;
import org.dateline.events.Sha256;
import org.dateline.events.Sketch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprinterTest {

    private static final String TEXT =
            "“We’ll mend the bridge,” she said. It isn't old: the Café d’Été opened in 1987.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"We'll mend the bridge,\" she said. It isn’t old: the Café d'Été opened in 1987.",
                "«We‘ll mend the bridge,» SHE SAID. It isn't old: THE CAFÉ D’ÉTÉ opened in 1987.",
                "  “We’ll mend\n\nthe  bridge,”\tshe\u00A0said. It isn't old: the Café d’Été opened in"
                        + " 1987.\r\n",
                "“We’ll mend the bridge,” she\u200B said. It is\u00ADn't old: the Cafe\u0301"
                        + " d’E\u0301te\u0301 opened in 1987.\uFEFF",
            })
    void quotesCaseWhiteSpaceAndCompositionMakeNoDifference(String variant) {
        assertThat(of(variant)).isEqualTo(of(TEXT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "“We’ll mend the bridges,” she said. It isn't old: the Café d’Été opened in 1987.",
                "“We’ll mend the bridge,” she said. It isn't old: the Cafe d’Ete opened in 1987.",
                "“We’ll mend the bridge,” she said. It isn't old: the Café d’Été opened in 19.87.",
            })
    void anyOtherDifferenceShows(String variant) {
        assertThat(of(variant).sha256()).isNotEqualTo(of(TEXT).sha256());
    }

    @Test
    void hashIsThatOfTheNormalizedText() {
        assertThat(of(TEXT).sha256())
                .isEqualTo(
                        Sha256.hex(
                                "well mend the bridge, she said. it isnt old: the café dété opened in"
                                        + " 1987."));
    }

    @Test
    void onlyTheBodyCounts() {
        String text = "A Headline\nThe story has seven words in it.\nFollow us\nAnd it ends here.";
        int story = text.indexOf("The story");
        int follow = text.indexOf("Follow");
        int end = text.indexOf("And it");
        List<Segment> segments =
                List.of(
                        new Segment(0, story, Role.TITLE),
                        new Segment(story, follow, Role.BODY),
                        new Segment(follow, end, Role.BOILERPLATE),
                        new Segment(end, text.length(), Role.BODY));

        assertThat(Fingerprinter.of(text, segments))
                .isEqualTo(of("The story has seven words in it. And it ends here."));
    }

    @Test
    void textWithoutBodyIsItsOwnBody() {
        List<Segment> segments = List.of(new Segment(0, TEXT.length(), Role.TITLE));

        assertThat(Fingerprinter.of(TEXT, segments)).isEqualTo(of(TEXT));
    }

    @Test
    void shinglesAreCountedOnceEach() {
        assertThat(of("one two").shingles()).isZero();
        assertThat(of("one two three").shingles()).isEqualTo(1);
        assertThat(of("one two three one two three").shingles()).isEqualTo(3);
        assertThat(of("a a a a a a a a a a").shingles()).isEqualTo(1);
    }

    @Test
    void scriptsWithoutSpacesHaveAWordALetter() {
        assertThat(of("新桥在延误多年后于星期一开通。").shingles()).isEqualTo(12);
    }

    @Test
    void emptyTextHasAFingerprint() {
        assertThat(Fingerprinter.of("", List.of()))
                .isEqualTo(new Fingerprint(Fingerprinter.SCHEME, Sha256.hex(""), "", 0));
    }

    /// The values come from another implementation of the scheme's description.
    @Test
    void schemeStaysWhatItsDescriptionSays() {
        Fingerprint fingerprint =
                of(
                        "A ferry that crossed the sound for forty years made its last trip on a grey"
                                + " morning, and hundreds who had learned to swim beside its pier"
                                + " stood along the shore to wave until the smoke was gone.");

        assertThat(fingerprint.scheme()).isEqualTo("w3s8k64-1024/1");
        assertThat(fingerprint.shingles()).isEqualTo(36);
        assertThat(Sketch.of(fingerprint).hashes())
                .hasSize(36)
                .startsWith(0x047F95A97A02A0D9L, 0x0CC126E5D96EE16AL, 0x2A748A194BC6D628L)
                .endsWith(0xFDDD43EE0C5ACDBDL, 0xFE375393B736A763L);
    }

    /// But for the iota below a Greek vowel, which in capitals is a letter of its own.
    @Property(tries = 300)
    void neitherCaseNorCompositionNorQuotesCount(@ForAll String raw) {
        String text =
                Normalizer.normalize(raw.replaceAll("\\p{Cs}", ""), Normalizer.Form.NFD)
                        .replace("\u0345", "");
        Fingerprint fingerprint = of(text);

        assertThat(of(Normalizer.normalize(text, Normalizer.Form.NFC))).isEqualTo(fingerprint);
        assertThat(of(text.toUpperCase(Locale.ROOT))).isEqualTo(fingerprint);
        assertThat(of(" \n" + text.replace(" ", "  \t") + "”")).isEqualTo(fingerprint);
    }

    private static Fingerprint of(String text) {
        return text.isEmpty()
                ? Fingerprinter.of(text, List.of())
                : Fingerprinter.of(text, List.of(new Segment(0, text.length(), Role.BODY)));
    }
}
