package org.dateline.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dateline.events.Segment;
import org.dateline.events.Segment.Role;
import org.junit.jupiter.api.Test;

class PassageTest {

    @Test
    void emptyLinesAroundASegmentStandByThemselves() {
        String text = "A title\n\nSEOUL (AP) – Body.\n";
        List<Passage> passages =
                Passage.of(
                        text,
                        List.of(
                                new Segment(0, 7, Role.TITLE),
                                new Segment(7, 22, Role.DATELINE),
                                new Segment(22, text.length(), Role.BODY)),
                        List.of());

        assertThat(passages)
                .extracting(Passage::cssClass)
                .containsExactly("title", "gap", "dateline", "body", "gap");
        assertThat(passages)
                .extracting(Passage::block)
                .containsExactly(true, true, false, false, true);
    }
}
