package org.dateline.formats.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dateline.formats.ArticleFormat;
import org.dateline.formats.Beginning;
import org.dateline.formats.Description;
import org.dateline.formats.Origin;
import org.dateline.formats.RecordInput;
import org.dateline.formats.RecordReader;
import org.dateline.formats.charset.Utf8Bytes;

/// [JSON Feed](https://www.jsonfeed.org/version/1.1/): an article an item, of which the feed says
/// some things for all.
///
/// @param names of fields
public record JsonFeed(FieldNames names) implements ArticleFormat {

    private static final Pattern VERSION =
            Pattern.compile(
                    "\"version\"\\s{0,100}:\\s{0,100}\"https?:\\\\?/\\\\?/(?:www\\.)?jsonfeed\\.org\\\\?/version");

    @Override
    public Description description() {
        return new Description(
                "a feed: JSON Feed", List.of("jsonfeed"), "one an item", "application/feed+json");
    }

    @Override
    public boolean recognises(Beginning beginning) {
        return new JsonFile(names).recognises(beginning)
                && VERSION.matcher(new String(beginning.bytes(), ISO_8859_1)).find();
    }

    @Override
    public int version() {
        return new JsonFile(names).version();
    }

    @Override
    public RecordReader open(RecordInput input, long record) throws IOException {
        return new JsonObjects(
                new Utf8Bytes(input),
                names,
                envelope ->
                        new JsonRecord(
                                names,
                                description().mediaType(),
                                JsonFeedHead.of(envelope)::declare));
    }

    @Override
    public Optional<byte[]> blank(Origin origin) {
        return new JsonFile(names).blank(origin);
    }

    @Override
    public boolean isBlank(Origin origin) {
        return new JsonFile(names).isBlank(origin);
    }
}
