package org.dateline.gateway.page;

import java.util.List;
import org.dateline.gateway.page.SearchView.Chip;
import org.dateline.gateway.parameters.BadParameter;

/// The page of persons, organizations and places.
///
/// @param groups those found; when nothing is asked for, the most mentioned of each type
/// @param next address of the page after, empty when this is the last
public record EntitiesView(
        String name, String type, List<BadParameter> problems, List<Group> groups, String next) {

    public EntitiesView {
        groups = groups.stream().filter(group -> !group.entities().isEmpty()).toList();
    }

    /// Address of the articles that have the words in their texts.
    public String search() {
        return name.isEmpty() ? "/" : "/?" + Links.parameter("q", name);
    }

    /// Entities in a column.
    ///
    /// @param heading empty when there is one group only
    /// @param all address of all of the group
    public record Group(String heading, String all, List<Chip> entities) {}
}
