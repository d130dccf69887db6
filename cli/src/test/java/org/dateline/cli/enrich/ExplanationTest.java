package org.dateline.cli.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dateline.events.ArticleEnriched;
import org.dateline.events.ArticleReceived;
import org.dateline.events.DateMention;
import org.dateline.events.Declared;
import org.dateline.events.Enrichment;
import org.dateline.events.Entity;
import org.dateline.events.Fingerprint;
import org.dateline.events.Language;
import org.dateline.events.PublicationDate;
import org.dateline.events.PublicationDate.Basis;
import org.dateline.events.PublicationDate.Precision;
import org.dateline.events.Segment;
import org.dateline.events.Segment.Role;
import org.dateline.events.Sha256;
import org.dateline.events.Source;
import org.dateline.events.Title;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    private static final String TEXT = "Bridge Opens\n\nMayor Ana Ruiz\u001B[2J spoke on Monday.\n";

    @Test
    void findingsStandInTheTextAndBelowItWithTheirReasons() {
        assertThat(new Explanation(article(), Style.PLAIN).render())
                .isEqualTo(
                        """
                        File          bridge.txt
                        Title         Bridge Opens, from text
                        Language      en (0.98)
                        Published     2025-06-03 (0.90), from declared “2025-06-03”
                                      not 2025-06-02 (0.30), from file name “20250602”: less exact
                        Fingerprint   w3s8k64-1024/1, 3 shingles, 0 of them sampled, sha256 %s…

                        TITLE         Bridge Opens
                        BODY          Mayor [Ana Ruiz]\uFFFD[2J spoke on {Monday}.

                        Dates         {Monday}  DATE 2025-06-02  2025-06-02 … 2025-06-02  by weekday from published:2025-06-03
                        Entities      0.70  [Ana Ruiz]  person:ana-ruiz  Ana Ruiz
                        """
                                .formatted(Sha256.hex(TEXT).substring(0, 12)));
    }

    @Test
    void coloursTakeThePlaceOfBracketsAndNothingElseEscapes() {
        String coloured = new Explanation(article(), Style.COLOUR).render();

        assertThat(coloured).contains("\u001B[36mAna Ruiz\u001B[0m").doesNotContain("\u001B[2J");
    }

    private static ArticleEnriched article() {
        int body = TEXT.indexOf("Mayor");
        int ana = TEXT.indexOf("Ana");
        int monday = TEXT.indexOf("Monday");
        Source source =
                new Source("test", 0, "bridge.txt", "text/plain", "UTF-8", Sha256.hex(TEXT));
        return new ArticleEnriched(
                ArticleReceived.of(Instant.EPOCH, source, Declared.NOTHING, TEXT),
                new Title("Bridge Opens", Title.Basis.TEXT),
                new Language("en", 0.98),
                List.of(
                        new Segment(0, body, Role.TITLE),
                        new Segment(body, TEXT.length(), Role.BODY)),
                new PublicationDate(
                        "2025-06-03",
                        Precision.DAY,
                        Basis.DECLARED,
                        "2025-06-03",
                        null,
                        null,
                        0.9,
                        List.of(
                                new PublicationDate.Alternative(
                                        "2025-06-02",
                                        Precision.DAY,
                                        Basis.FILE_NAME,
                                        "20250602",
                                        null,
                                        null,
                                        0.3,
                                        "less exact"))),
                List.of(
                        new DateMention(
                                monday,
                                monday + 6,
                                "Monday",
                                DateMention.Type.DATE,
                                "2025-06-02",
                                "2025-06-02",
                                "2025-06-02",
                                "published:2025-06-03",
                                "weekday")),
                List.of(
                        new Entity(
                                "person:ana-ruiz",
                                "Ana Ruiz",
                                Entity.Type.PERSON,
                                null,
                                0.7,
                                List.of(new Entity.Mention(ana, ana + 8, "Ana Ruiz")))),
                new Fingerprint("w3s8k64-1024/1", Sha256.hex(TEXT), "", 3),
                new Enrichment(1, Map.of(), false, Instant.EPOCH));
    }
}
