package org.dateline.gateway.filter;

import java.util.List;
import org.dateline.database.sql.Sql;
import org.dateline.gateway.parameters.Parameter;

/// Seen in any of some files.
///
/// @param names relative to the inbox, or the last part of one
public record Files(List<String> names) implements Condition {

    private static final Parameter FILE =
            Parameter.repeatable(
                    "file",
                    "Name of a file the article was seen in, relative to the inbox, or the last"
                            + " part of it. Given more than once, any of them.",
                    "wire/2023-11-10.txt");

    static final Filter<Condition> FILTER =
            Filter.ofTexts(FILE, List.of(Field.text(FILE, "File")), Files::new);

    public Files {
        names = names.stream().distinct().sorted().toList();
    }

    @Override
    public Sql on(String article) {
        Sql sql = Sql.of(article + ".article_id in (");
        String union = "";
        for (String name : names) {
            sql.add(union + "select article_id from sighting where file = ?", name);
            union = "union all ";
            if (name.indexOf('/') < 0) {
                sql.add(
                        union
                                + "select article_id from sighting"
                                + " where substring(file from '[^/]*$') = ?",
                        name);
            }
        }
        return sql.add(")");
    }
}
