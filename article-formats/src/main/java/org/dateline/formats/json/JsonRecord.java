package org.dateline.formats.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.dateline.events.JsonFault;
import org.dateline.events.ReasonCode;
import org.dateline.events.Sha256;
import org.dateline.formats.Origin;
import org.dateline.formats.Step;
import org.dateline.formats.TextLimits;
import org.dateline.formats.charset.DecodedText;
import org.jspecify.annotations.Nullable;

/// One JSON object as an article. It is read token by token, so that whatever it holds beside the
/// article takes no memory.
final class JsonRecord {

    /// Fields of one object; no tool writes as many.
    private static final int MOST_FIELDS = 10_000;

    private static final int MOST_STRINGS = 1_000;

    private static final String CONVERT = "; convert it to UTF-8 and drop it again";

    static final JsonFactory FACTORY =
            JsonFactory.builder()
                    // hostile names would fill the table of names
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .build();

    /// Dateline's own names, of which a wrong value is an error and not another tool's way.
    private static final Set<String> STRICT =
            Set.of("url", "guid", "title", "authors", "published", "language", "publisher");

    private final FieldNames known;
    private final String mediaType;

    /// What is said of all records, in which a record's own values count more.
    private final Consumer<FieldValues> around;

    JsonRecord(FieldNames known, String mediaType) {
        this(known, mediaType, values -> {});
    }

    JsonRecord(FieldNames known, String mediaType, Consumer<FieldValues> around) {
        this.known = known;
        this.mediaType = mediaType;
        this.around = around;
    }

    /// @param from where in the record the object begins, behind a byte order mark
    Step read(Origin origin, int from) {
        byte[] bytes = origin.bytes();
        if (DecodedText.strict(bytes, UTF_8).isPresent()) {
            return read(bytes, from, origin, null, false);
        }
        if (from == 0
                && DecodedText.of(bytes) instanceof DecodedText.Text text
                && !text.charset().equals(UTF_8.name())) {
            Step step =
                    read(text.text().getBytes(UTF_8), 0, origin, text.charset(), text.doubtful());
            if (step instanceof Step.Article) {
                return step;
            }
        }
        String detail = JsonFault.of(new IOException("not UTF-8"), bytes, from).detail();
        return new Step.Broken(ReasonCode.UNDECODABLE, detail + CONVERT, origin);
    }

    private Step read(
            byte[] utf8, int mark, Origin origin, @Nullable String charset, boolean doubtful) {
        FieldValues values = new FieldValues();
        around.accept(values);
        try (JsonParser json = FACTORY.createParser(utf8, mark, utf8.length - mark)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                while (json.nextToken() != null) {
                    // a fault behind it says more
                }
                return broken("not a JSON object", origin);
            }
            Optional<String> fault = members(json, values, utf8, mark, true);
            if (fault.isEmpty() && json.nextToken() != null) {
                fault = Optional.of("trailing data after the JSON" + place(json, utf8, mark));
            }
            if (fault.isPresent()) {
                return broken(fault.get(), origin);
            }
        } catch (IOException e) {
            JsonFault fault = JsonFault.of(e, utf8, mark);
            return new Step.Broken(
                    fault.undecodable() ? ReasonCode.UNDECODABLE : ReasonCode.MALFORMED_RECORD,
                    fault.detail() + (fault.undecodable() ? CONVERT : ""),
                    origin);
        }
        return step(values, origin, charset, doubtful);
    }

    private Step step(
            FieldValues values, Origin origin, @Nullable String charset, boolean doubtful) {
        String text = values.text();
        Optional<TextLimits.Breach> breach = TextLimits.check(text);
        if (breach.isPresent()) {
            return new Step.Broken(breach.get().reason(), breach.get().detail(), origin);
        }
        return new Step.Article(
                text,
                values.declared(),
                mediaType,
                charset,
                doubtful,
                Sha256.hex(origin.bytes()),
                origin);
    }

    /// Takes the members of the object that was begun, to its end.
    ///
    /// @return what is wrong with it
    private Optional<String> members(
            JsonParser json, FieldValues values, byte[] utf8, int mark, boolean outer)
            throws IOException {
        Set<String> names = new HashSet<>();
        boolean text = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (!names.add(name)) {
                return Optional.of("duplicate field name" + place(json, utf8, mark));
            }
            if (names.size() > MOST_FIELDS) {
                return Optional.of("more than " + MOST_FIELDS + " fields");
            }
            JsonToken token = json.nextToken();
            if (outer && name.equals("_source") && token == JsonToken.START_OBJECT) {
                Optional<String> fault = members(json, values, utf8, mark, false);
                if (fault.isPresent()) {
                    return fault;
                }
                text = true; // was looked for within
                continue;
            }
            Optional<Field.Name> field = known.named(name);
            if (field.isEmpty()) {
                json.skipChildren();
                continue;
            }
            List<String> strings = new ArrayList<>();
            boolean fits = strings(json, token, strings);
            Field.Name meant = field.get();
            if (!fits && STRICT.contains(name)) {
                return Optional.of(
                        meant.field() == Field.AUTHORS
                                ? "\"authors\" is not a list of strings"
                                : "\"" + name + "\" is not a string");
            }
            // a list of texts is those of one article in several kinds of markup
            boolean usable =
                    meant.field() != Field.TEXT
                            || token == JsonToken.VALUE_STRING
                            || (name.equals("bodies") && !strings.isEmpty());
            if (fits && usable) {
                text |= meant.field() == Field.TEXT;
                values.add(meant, name, strings);
            }
        }
        return text || values.hasText()
                ? Optional.empty()
                : Optional.of("\"text\" is missing or not a string");
    }

    private static String place(JsonParser json, byte[] utf8, int mark) {
        return ", at byte " + JsonFault.position(json.currentTokenLocation(), utf8, mark);
    }

    /// Takes a value: a string, a number as it is written, the `name` or `value` of an object, or a
    /// list of these.
    ///
    /// @return false where it is anything else
    static boolean strings(JsonParser json, JsonToken token, List<String> into) throws IOException {
        switch (token) {
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                if (into.size() < MOST_STRINGS) {
                    into.add(json.getText());
                }
                return true;
            }
            case VALUE_NULL -> {
                return true;
            }
            case START_OBJECT -> {
                return name(json, into);
            }
            case START_ARRAY -> {
                boolean fits = true;
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    JsonToken inner = json.currentToken();
                    if (inner == null) {
                        return false;
                    }
                    if (inner == JsonToken.VALUE_STRING || inner == JsonToken.START_OBJECT) {
                        fits &= strings(json, inner, into);
                    } else {
                        json.skipChildren();
                        fits = false;
                    }
                }
                return fits;
            }
            default -> {
                return false;
            }
        }
    }

    private static boolean name(JsonParser json, List<String> into) throws IOException {
        String name = null;
        String value = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            boolean string = json.nextToken() == JsonToken.VALUE_STRING;
            if (string && key.equals("name")) {
                name = json.getText();
            } else if (string && key.equals("value")) {
                value = json.getText();
            } else {
                json.skipChildren();
            }
        }
        String said = name == null ? value : name;
        if (said != null && into.size() < MOST_STRINGS) {
            into.add(said);
        }
        return said != null;
    }

    private static Step broken(String detail, Origin origin) {
        return new Step.Broken(ReasonCode.MALFORMED_RECORD, detail, origin);
    }
}
