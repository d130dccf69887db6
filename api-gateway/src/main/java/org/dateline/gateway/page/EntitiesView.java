package org.dateline.gateway.page;

import java.util.List;
import org.dateline.gateway.parameters.BadParameter;

/// The page of persons, organizations and places.
///
/// @param next address of the page after, empty when this is the last
public record EntitiesView(
        String name,
        String type,
        List<BadParameter> problems,
        List<SearchView.Chip> entities,
        String next) {}
