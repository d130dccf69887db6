package org.dateline.gateway.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a person has to know of how a search was answered.
///
/// @param tooCommon words that are not searched for, since most texts have them
/// @param didYouMean for words that find nothing; only where the whole search finds nothing
/// @param ranked how many articles at the beginning of the list are in the order of relevance,
// where
///     not all are: the others follow, the latest first
/// @param indexBeingRebuilt whether articles that an older version of Dateline stored may still be
///     missing
public record SearchNotes(
        List<Search.CommonWord> tooCommon,
        List<Suggestions.Suggestion> didYouMean,
        @Nullable Integer ranked,
        boolean indexBeingRebuilt) {}
