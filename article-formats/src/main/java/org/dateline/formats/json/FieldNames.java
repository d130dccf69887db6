package org.dateline.formats.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/// What names of fields mean: those that somebody has set, and all of [Field].
///
/// @param set by their plain form
/// @param version 0 where none is set; differs where others are
public record FieldNames(Map<String, Field.Name> set, int version) {

    /// Only those of [Field].
    public static final FieldNames USUAL = new FieldNames(Map.of(), 0);

    private static final int MOST_NAMES = 1_000;

    public FieldNames {
        set = Map.copyOf(set);
    }

    /// As `DATELINE_FIELDS` gives them: `text=Volltext,title=Überschrift`. They count more than
    /// those of [Field], and of several for one field the first counts most.
    ///
    /// @throws IllegalArgumentException with what is wrong, for a person
    public static FieldNames of(String setting) {
        if (setting.isBlank()) {
            return USUAL;
        }
        Map<String, Field.Name> set = new HashMap<>();
        for (String pair : setting.split(",", MOST_NAMES)) {
            int equals = pair.indexOf('=');
            Field field = field(equals < 0 ? pair : pair.substring(0, equals));
            String name = equals < 0 ? "" : Field.plain(pair.substring(equals + 1));
            if (name.isEmpty()) {
                throw new IllegalArgumentException(
                        "DATELINE_FIELDS gives no name for \"%s\"; expected text=NAME,title=NAME"
                                .formatted(pair.strip()));
            }
            set.putIfAbsent(name, new Field.Name(field, set.size() - MOST_NAMES));
        }
        CRC32 sum = new CRC32();
        sum.update(setting.getBytes(UTF_8));
        return new FieldNames(set, (int) (sum.getValue() & 0xFF_FFFF) << 6);
    }

    private static Field field(String name) {
        return Arrays.stream(Field.values())
                .filter(field -> field.name().equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "DATELINE_FIELDS names no field \"%s\"; fields: %s"
                                                .formatted(name.strip(), known())));
    }

    private static String known() {
        return Arrays.stream(Field.values())
                .map(field -> field.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    /// What a name in a record means; empty where it means nothing to Dateline.
    public Optional<Field.Name> named(String name) {
        String plain = Field.plain(name);
        Field.Name own = set.get(plain);
        return own == null ? Field.named(plain) : Optional.of(own);
    }
}
