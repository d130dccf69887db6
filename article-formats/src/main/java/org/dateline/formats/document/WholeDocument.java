package org.dateline.formats.document;

import java.util.function.Function;
import org.dateline.events.ReasonCode;
import org.dateline.formats.RecordInput;
import org.dateline.formats.RecordReader;
import org.dateline.formats.Step;
import org.dateline.formats.WholeFile;

/// The one article of a document.
public final class WholeDocument {

    private WholeDocument() {}

    /// Reads it when it is asked for.
    ///
    /// @param record how many records were taken from the input before
    /// @param longest how many bytes the file may have; a longer one is not read to its end
    public static RecordReader reader(
            RecordInput input,
            long record,
            int longest,
            String mediaType,
            Function<byte[], DocumentResult> reader) {
        return WholeFile.limited(
                input,
                record,
                longest,
                "the document",
                bytes ->
                        bytes.length == 0
                                ? new Step.Unusable(ReasonCode.EMPTY, "the file is empty")
                                : step(reader.apply(bytes), mediaType, input.sha256()));
    }

    private static Step step(DocumentResult result, String mediaType, String sha256) {
        return switch (result) {
            case DocumentResult.Refused(ReasonCode reason, String detail) ->
                    new Step.Unusable(reason, detail);
            case DocumentResult.Read(String text, Properties properties) ->
                    new Step.Article(
                            text, properties.declared(), mediaType, null, false, sha256, null);
        };
    }
}
