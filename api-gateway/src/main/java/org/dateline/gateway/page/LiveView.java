package org.dateline.gateway.page;

import java.util.List;
import org.dateline.gateway.parameters.BadParameter;

/// The page of what comes in.
///
/// @param words that the articles have
/// @param kept parameters that have no field
/// @param problems with what was asked; then there are no articles
/// @param results the articles that were stored last
/// @param said how far it is, in words
/// @param stream address of what is stored from now on
/// @param search address of all such articles
public record LiveView(
        String words,
        List<SearchView.Filled> kept,
        List<BadParameter> problems,
        List<Chosen> chosen,
        List<Result> results,
        String said,
        String stream,
        String search) {

    public static String said(List<Result> results) {
        return results.isEmpty()
                ? "Nothing came in yet"
                : "Last received " + results.getFirst().received();
    }
}
