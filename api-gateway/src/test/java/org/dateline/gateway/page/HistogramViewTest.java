package org.dateline.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.dateline.gateway.filter.ArticleFilter;
import org.dateline.gateway.parameters.Parameters;
import org.dateline.gateway.parameters.Query;
import org.dateline.gateway.postgres.Buckets;
import org.dateline.gateway.query.Histogram;
import org.dateline.gateway.query.Histogram.Unit;
import org.junit.jupiter.api.Test;

class HistogramViewTest {

    private static final Query QUERY =
            Parameters.of("q=port&from=2020&undated=INCLUDE", ArticleFilter.PARAMETERS).query();

    private static Buckets buckets(Unit unit, String... all) {
        List<Buckets.Bucket> buckets =
                Arrays.stream(all)
                        .map(one -> one.split("="))
                        .map(one -> new Buckets.Bucket(one[0], null, Long.parseLong(one[1])))
                        .toList();
        return new Buckets(unit, Histogram.Dates.PUBLISHED, buckets, 3, 1);
    }

    @Test
    void barsAreAsHighAsTheirShareOfTheMost() {
        HistogramView view =
                HistogramView.of(
                        buckets(Unit.MONTH, "2023-01=50", "2023-02=100", "2023-03=1"), QUERY);

        assertThat(view.bars()).extracting(HistogramView.Bar::height).containsExactly(50, 100, 4);
    }

    @Test
    void timeRunsEvenlyAndGapsAreEmpty() {
        HistogramView view = HistogramView.of(buckets(Unit.MONTH, "2022-12=1", "2023-03=1"), QUERY);

        assertThat(view.bars()).extracting(HistogramView.Bar::x).containsExactly(1, 31);
        assertThat(view.first()).isEqualTo("December 2022");
        assertThat(view.last()).isEqualTo("March 2023");
    }

    @Test
    void barLeadsToItsTimeInsteadOfTheTimeAskedFor() {
        HistogramView view = HistogramView.of(buckets(Unit.YEAR, "2023=1200"), QUERY);

        assertThat(view.bars().getFirst().link()).isEqualTo("/?q=port&from=2023&to=2023");
        assertThat(view.bars().getFirst().words()).isEqualTo("2023: 1,200 articles");
    }

    @Test
    void whatIsNotDrawnIsSaid() {
        HistogramView view = HistogramView.of(buckets(Unit.YEAR, "1066=2", "2023=2"), QUERY);

        assertThat(view.bars()).hasSize(1);
        assertThat(view.left())
                .isEqualTo("2 earlier articles, 3 articles of a less precise date, 1 without date");
    }

    @Test
    void unitIsTheFinestThatAPhoneShows() {
        assertThat(HistogramView.unit(buckets(Unit.MONTH))).isEqualTo(Unit.MONTH);
        assertThat(HistogramView.unit(buckets(Unit.MONTH, "2023-01=1", "2023-02=1")))
                .isEqualTo(Unit.DAY);
        assertThat(HistogramView.unit(buckets(Unit.MONTH, "2014-01=1", "2023-12=1")))
                .isEqualTo(Unit.MONTH);
        assertThat(HistogramView.unit(buckets(Unit.MONTH, "2013-12=1", "2023-12=1")))
                .isEqualTo(Unit.YEAR);
        assertThat(HistogramView.unit(buckets(Unit.MONTH, "1066-12=1", "2023-01=9", "2023-12=9")))
                .isEqualTo(Unit.MONTH);
    }

    @Test
    void fewFarFromTheOthersAreCountedAndNotDrawn() {
        HistogramView view =
                HistogramView.of(buckets(Unit.YEAR, "1066=2", "2001=5", "2023=8", "2999=1"), QUERY);

        assertThat(view.bars()).hasSize(2);
        assertThat(view.left()).startsWith("2 earlier articles, 1 later article, ");
    }

    @Test
    void mentionedDatesLeadToTheArticlesThatMentionThem() {
        Buckets mentioned =
                new Buckets(
                        Unit.MONTH,
                        Histogram.Dates.MENTIONED,
                        List.of(new Buckets.Bucket(null, "2023-11", 7)),
                        0,
                        2);
        HistogramView view = HistogramView.of(mentioned, QUERY);

        assertThat(view.bars().getFirst().link())
                .isEqualTo("/?q=port&from=2020&undated=INCLUDE&mentions=2023-11");
        assertThat(view.left()).isEqualTo("2 without any date in the text");
    }
}
