package org.dateline.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dateline.store.Samples.article;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dateline.database.article.SearchIndexVersion;
import org.dateline.search.SearchEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An index that an older version made is made anew, article by article.
class SearchRebuildIT {

    private static final TestDatabase DATABASE = TestDatabase.withTables();

    private final ArticleStore store =
            new ArticleStore(DATABASE.dataSource, Clock.systemUTC(), point -> {});
    private final SearchRebuild rebuild = new SearchRebuild(DATABASE.dataSource);

    @BeforeEach
    void emptyTheDatabase() {
        DATABASE.empty();
        DATABASE.execute(
                "update search_index set version = 0, rebuilding = null, rebuilt_to = null");
    }

    @Test
    void rebuiltIndexIsTheOneThatStoringMakes() throws SQLException {
        for (int i = 0; i < 45; i++) {
            store.store(List.of(article("https://a.example/" + i).read()));
        }
        List<String> stored = index();
        DATABASE.execute("update article set search = '''old''', salient = '', search_words = 0");

        List<Double> shares = new ArrayList<>();
        for (Optional<Double> share = rebuild.step(); share.isPresent(); share = rebuild.step()) {
            shares.add(share.get());
        }

        assertThat(index()).isEqualTo(stored);
        assertThat(shares).hasSize(3).isSorted().allMatch(share -> share > 0 && share < 1);
        assertThat(DATABASE.value("select version from search_index"))
                .isEqualTo(String.valueOf(SearchEntry.VERSION));
    }

    @Test
    void rebuildGoesOnWhereItWasInterrupted() throws SQLException {
        for (int i = 0; i < 25; i++) {
            store.store(List.of(article("https://a.example/" + i).read()));
        }
        rebuild.step();
        DATABASE.execute("update article set search = '''done'''");

        SearchRebuild another = new SearchRebuild(DATABASE.dataSource);
        another.step();

        assertThat(another.step()).isEmpty();
        assertThat(DATABASE.value("select count(*) from article where search @@ '''done'''"))
                .isEqualTo("20");
    }

    @Test
    void nothingIsDoneWhereTheIndexIsOfThisVersion() throws SQLException {
        store.store(List.of(article("https://a.example/1").read()));
        DATABASE.execute("update search_index set version = " + SearchEntry.VERSION);
        DATABASE.execute("update article set search = '''kept'''");

        assertThat(rebuild.step()).isEmpty();
        assertThat(DATABASE.value("select search from article")).isEqualTo("'kept'");
    }

    @Test
    void newDatabaseHasNothingToRebuild() throws SQLException {
        try (Connection connection = DATABASE.dataSource.getConnection()) {
            SearchIndexVersion.claim(connection);
            assertThat(DATABASE.value("select version from search_index"))
                    .isEqualTo(String.valueOf(SearchEntry.VERSION));

            DATABASE.execute("update search_index set version = 0");
            store.store(List.of(article("https://a.example/1").read()));
            SearchIndexVersion.claim(connection);
        }
        assertThat(DATABASE.value("select version from search_index")).isEqualTo("0");
    }

    private static List<String> index() {
        return DATABASE.rows(
                "select article_id, search, salient, search_words, search_stretches, search_end"
                        + " from article order by 1");
    }
}
