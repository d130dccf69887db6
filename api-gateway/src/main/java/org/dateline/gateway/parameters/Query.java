package org.dateline.gateway.parameters;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The query of a request, decoded: its parameters in their order, each with its values. Others
/// are made from it, for links to other pages.
///
/// @param undecodable the parameters of which a value or the name is not percent-encoded UTF-8
public record Query(Map<String, List<String>> values, List<String> undecodable) {

    /// Stands for a name or a value that has no text.
    private static final String UNREADABLE = "\uFFFD";

    private static final String CURSOR = "cursor";

    /// @param raw as it came, still percent-encoded; null when the request has none
    static Query of(@Nullable String raw) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        List<String> undecodable = new ArrayList<>();
        for (QueryString.Pair pair : QueryString.pairs(raw == null ? "" : raw)) {
            String name = pair.name().orElse(UNREADABLE);
            if (pair.name().isEmpty() || pair.value().isEmpty()) {
                undecodable.add(name);
            }
            values.computeIfAbsent(name, unseen -> new ArrayList<>())
                    .add(pair.value().orElse(UNREADABLE));
        }
        return new Query(values, undecodable);
    }

    /// The same without empty values, which is how a browser sends a form's unfilled fields.
    Query withoutBlanks() {
        Map<String, List<String>> filled = new LinkedHashMap<>();
        values.forEach(
                (name, all) -> {
                    List<String> given = all.stream().filter(value -> !value.isBlank()).toList();
                    if (!given.isEmpty()) {
                        filled.put(name, given);
                    }
                });
        return new Query(filled, undecodable);
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /// The same with one parameter set.
    public Query with(String name, String value) {
        return changed(name, List.of(value));
    }

    /// Its first page with one value more.
    public Query plus(String name, String value) {
        List<String> more = new ArrayList<>(all(name));
        more.add(value);
        return changed(name, more.stream().distinct().toList()).changed(CURSOR, List.of());
    }

    /// Its first page with one value less.
    public Query minus(String name, String value) {
        List<String> fewer = all(name).stream().filter(one -> !one.equals(value)).toList();
        return changed(name, fewer).changed(CURSOR, List.of());
    }

    /// Its first page without a parameter.
    public Query without(String name) {
        return changed(name, List.of()).changed(CURSOR, List.of());
    }

    private Query changed(String name, List<String> all) {
        Map<String, List<String>> changed = new LinkedHashMap<>(values);
        if (all.isEmpty()) {
            changed.remove(name);
        } else {
            changed.put(name, all);
        }
        return new Query(changed, undecodable);
    }

    /// As it stands behind the `?` of an address.
    @Override
    public String toString() {
        return QueryString.of(values);
    }
}
