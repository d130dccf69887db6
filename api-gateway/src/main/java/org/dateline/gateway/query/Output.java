package org.dateline.gateway.query;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.dateline.gateway.parameters.Parameter;
import org.dateline.gateway.parameters.Parameters;

/// In which form a list is wanted.
///
/// @param fields of each element, in the order in which they are wanted; all when empty
public record Output(Format format, List<String> fields) {

    /// What the answer is written in.
    public enum Format {
        JSON("application/json"),
        NDJSON("application/x-ndjson"),
        CSV("text/csv;charset=UTF-8"),
        RSS("application/rss+xml;charset=UTF-8"),
        ATOM("application/atom+xml;charset=UTF-8");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        public String mediaType() {
            return mediaType;
        }

        /// What programs look into for news, so that the latest come first.
        public boolean isFeed() {
            return this == RSS || this == ATOM;
        }
    }

    private static final Parameter FORMAT =
            Parameter.choice(
                    "format",
                    "JSON (default), NDJSON (an article per line), CSV, RSS or ATOM. All but JSON"
                            + " have the address of the next page in the Link header alone.",
                    Format.class);

    private static final Parameter FIELDS =
            Parameter.single(
                    "fields",
                    "Names of the fields wanted, separated by commas; all by default. RSS and ATOM"
                            + " have fields of their own.",
                    "id,title");

    public static final List<Parameter> PARAMETERS = List.of(FORMAT, FIELDS);

    /// @param element what the list has
    public static Output read(Parameters parameters, Class<? extends Record> element) {
        List<String> known =
                Arrays.stream(element.getRecordComponents()).map(RecordComponent::getName).toList();
        return new Output(
                parameters.choice(FORMAT.name(), Format.class).orElse(Format.JSON),
                parameters.value(FIELDS.name(), text -> fields(text, known)).orElse(List.of()));
    }

    private static List<String> fields(String text, List<String> known) {
        List<String> fields = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        if (!known.containsAll(fields)) {
            throw new IllegalArgumentException(
                    "must be names separated by commas, of " + String.join(", ", known));
        }
        return fields.stream().distinct().toList();
    }
}
