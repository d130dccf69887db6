package org.dateline.formats;

import java.io.IOException;
import org.dateline.events.ReasonCode;

/// Reads a file that is one record, and is held in memory as a whole.
public final class WholeFile implements RecordReader {

    private final RecordInput input;
    private final int most;
    private final Content content;
    private boolean read;

    /// What the bytes of a file give.
    @FunctionalInterface
    public interface Content {

        Step step(byte[] bytes) throws IOException;
    }

    /// @param record how many records were taken from the input before
    /// @param most how many bytes the file may have; of a longer one the content gets one more
    public WholeFile(RecordInput input, long record, int most, Content content) {
        this.input = input;
        this.most = most;
        this.content = content;
        this.read = record > 0;
    }

    /// Of a file whose content can't be told of a part of it.
    ///
    /// @param record how many records were taken from the input before
    /// @param name such as `the mail`, for a person
    public static WholeFile limited(
            RecordInput input, long record, int most, String name, Content content) {
        return new WholeFile(
                input,
                record,
                most,
                bytes ->
                        bytes.length > most
                                ? new Step.Unusable(
                                        ReasonCode.TOO_LARGE,
                                        name + " has more than " + most + " bytes")
                                : content.step(bytes));
    }

    @Override
    public Step next() throws IOException {
        if (read) {
            return new Step.End();
        }
        read = true;
        return content.step(input.rest(most + 1));
    }
}
