package org.dateline.gateway.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which articles are asked for: those that meet every condition.
///
/// @param words in the syntax of web searches: quotes, `or`, `-`
/// @param entities all of which are mentioned
/// @param published overlaps the publication date
/// @param mentions overlaps a date that the text mentions
/// @param language BCP 47, and every tag that begins with it
/// @param source the publisher
/// @param similarity of the copies that are put together, the least Jaccard index to an earlier one
/// @param file a name relative to the inbox, or the last part of one
public record ArticleFilter(
        Optional<String> words,
        List<String> entities,
        Optional<DateRange> published,
        Optional<DateRange> mentions,
        Optional<String> language,
        Optional<String> source,
        Optional<String> file,
        Duplicates duplicates,
        Optional<Double> similarity,
        Undated undated) {

    public ArticleFilter {
        entities = entities.stream().distinct().sorted().toList();
    }

    /// The same, and mentioning one more entity.
    public ArticleFilter andEntity(String entity) {
        List<String> all = new ArrayList<>(entities);
        all.add(entity);
        return new ArticleFilter(
                words,
                all,
                published,
                mentions,
                language,
                source,
                file,
                duplicates,
                similarity,
                undated);
    }
}
