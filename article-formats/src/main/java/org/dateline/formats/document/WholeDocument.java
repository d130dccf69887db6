package org.dateline.formats.document;

import java.io.IOException;
import java.util.function.Function;
import org.dateline.events.ReasonCode;
import org.dateline.formats.RecordInput;
import org.dateline.formats.RecordReader;
import org.dateline.formats.Step;

/// Reads the one article of a file that is held in memory as a whole.
public final class WholeDocument implements RecordReader {

    private final RecordInput input;
    private final int longest;
    private final String mediaType;
    private final Function<byte[], DocumentResult> reader;
    private boolean read;

    /// @param longest how many bytes the file may have; a longer one is not read to its end
    public WholeDocument(
            RecordInput input,
            int longest,
            String mediaType,
            Function<byte[], DocumentResult> reader) {
        this.input = input;
        this.longest = longest;
        this.mediaType = mediaType;
        this.reader = reader;
    }

    @Override
    public Step next() throws IOException {
        if (read) {
            return new Step.End();
        }
        read = true;
        byte[] bytes = input.rest(longest + 1);
        if (bytes.length == 0) {
            return new Step.Unusable(ReasonCode.EMPTY, "the file is empty");
        }
        if (bytes.length > longest) {
            return new Step.Unusable(
                    ReasonCode.TOO_LARGE, "the document has more than " + longest + " bytes");
        }
        return switch (reader.apply(bytes)) {
            case DocumentResult.Refused(ReasonCode reason, String detail) ->
                    new Step.Unusable(reason, detail);
            case DocumentResult.Read(String text, Properties properties) ->
                    new Step.Article(
                            text,
                            properties.declared(),
                            mediaType,
                            null,
                            false,
                            input.sha256(),
                            null);
        };
    }
}
