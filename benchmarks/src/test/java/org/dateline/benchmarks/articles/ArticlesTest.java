package org.dateline.benchmarks.articles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.dateline.benchmarks.articles.GeneratedArticle.Copy;
import org.junit.jupiter.api.Test;

class ArticlesTest {

    private static final int MANY = 1500;

    private final Articles articles = Articles.ofSeed(7);

    @Test
    void sameSeedGivesTheSameBytesInAnyOrder() {
        Articles again = Articles.ofSeed(7);
        for (long number = 200; number >= 0; number--) {
            GeneratedArticle one = articles.article(number);
            assertThat(again.article(200 - number).file())
                    .isEqualTo(articles.article(200 - number).file());
            assertThat(again.article(number).file()).isEqualTo(one.file());
        }
    }

    @Test
    void anotherSeedGivesOtherArticles() {
        assertThat(Articles.ofSeed(8).article(3).file()).isNotEqualTo(articles.article(3).file());
    }

    @Test
    void aCopyIsOfAnEarlierArticleThatIsNone() {
        for (long number = 0; number < 5000; number++) {
            long copy = number;
            articles.article(number)
                    .copy()
                    .ifPresent(
                            made -> {
                                assertThat(made.original()).isLessThan(copy);
                                assertThat(articles.article(made.original()).copy()).isEmpty();
                            });
        }
    }

    @Test
    void everyCopyIsAsLikeItsOriginalAsItsVariationSays() {
        Map<Variation, Integer> seen = new EnumMap<>(Variation.class);
        for (long number = 0; number < MANY; number++) {
            GeneratedArticle article = articles.article(number);
            if (article.copy().isPresent()) {
                Copy copy = article.copy().get();
                seen.merge(copy.variation(), 1, Integer::sum);
                Set<String> mine = shingles(story(article));
                Set<String> theirs = shingles(story(articles.article(copy.original())));
                double shared = shared(mine, theirs);
                double jaccard = shared / (mine.size() + theirs.size() - shared);
                switch (copy.variation()) {
                    case REHEADED, BOILERPLATE_ADDED -> assertThat(jaccard).isEqualTo(1);
                    case EDITED -> assertThat(jaccard).isBetween(.5, .995);
                    case REORDERED -> assertThat(jaccard).isGreaterThan(.9);
                    case CUT -> {
                        assertThat(shared / mine.size()).isEqualTo(1);
                        assertThat(shared / theirs.size()).isBetween(.3, .9);
                    }
                    case QUOTED -> {
                        assertThat(shared / mine.size()).isBetween(.05, .8);
                        assertThat(shared).isGreaterThan(20);
                    }
                }
            }
        }
        assertThat(seen).containsOnlyKeys(Variation.values());
    }

    @Test
    void storiesOfTheirOwnShareOnlyWhatPapersSayOnEveryPage() {
        List<Set<String>> stories =
                LongStream.range(0, 150)
                        .mapToObj(articles::article)
                        .filter(article -> article.copy().isEmpty())
                        .map(article -> shingles(story(article)))
                        .toList();
        for (int i = 0; i < stories.size(); i++) {
            for (int j = 0; j < i; j++) {
                Set<String> one = stories.get(i);
                Set<String> other = stories.get(j);
                assertThat(shared(one, other)).isLessThan(.1 * Math.min(one.size(), other.size()));
            }
        }
    }

    @Test
    void wordsFollowTheLawOfZipf() {
        Map<String, Long> counts =
                LongStream.range(0, MANY)
                        .mapToObj(number -> new String(articles.article(number).body(), UTF_8))
                        .flatMap(text -> Arrays.stream(text.split("[^\\p{L}]+")))
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        List<Long> falling = counts.values().stream().sorted(Comparator.reverseOrder()).toList();
        assertThat(slope(falling, 10, 2000)).isBetween(-1.4, -.7);
        assertThat(counts).hasSizeGreaterThan(4000);
        assertThat(counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow())
                .extracting(Map.Entry::getKey)
                .isEqualTo("the");
    }

    /// The body without what the paper says on every page.
    private static String story(GeneratedArticle article) {
        return Arrays.stream(new String(article.body(), UTF_8).split("\n\n"))
                .filter(paragraph -> !paragraph.contains(article.publisher()))
                .collect(Collectors.joining(" "));
    }

    private static Set<String> shingles(String text) {
        String[] words = text.split("[^\\p{L}\\p{N}]+");
        Set<String> shingles = new HashSet<>();
        for (int i = 0; i + 5 <= words.length; i++) {
            shingles.add(String.join(" ", Arrays.asList(words).subList(i, i + 5)));
        }
        return shingles;
    }

    private static double shared(Set<String> some, Set<String> others) {
        return some.stream().filter(others::contains).count();
    }

    /// Of the line of least squares through the logarithms of counts and ranks.
    private static double slope(List<Long> falling, int from, int to) {
        double n = 0;
        double sx = 0;
        double sy = 0;
        double sxx = 0;
        double sxy = 0;
        for (int rank = from; rank <= Math.min(to, falling.size()); rank++) {
            double x = Math.log(rank);
            double y = Math.log(falling.get(rank - 1));
            n++;
            sx += x;
            sy += y;
            sxx += x * x;
            sxy += x * y;
        }
        return (n * sxy - sx * sy) / (n * sxx - sx * sx);
    }
}
