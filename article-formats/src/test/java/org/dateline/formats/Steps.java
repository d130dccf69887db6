package org.dateline.formats;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// All that a file gives.
public final class Steps {

    private Steps() {}

    public static RecordInput input(byte[] bytes) {
        return new RecordInput(new ByteArrayInputStream(bytes), bytes.length);
    }

    /// Every step to the end, but those that give nothing yet.
    public static List<Step> of(ArticleFormat format, byte[] bytes) throws IOException {
        try (RecordReader reader = format.open(input(bytes), 0)) {
            return of(reader);
        }
    }

    /// Every step to the end, but those that give nothing yet.
    public static List<Step> of(RecordReader reader) throws IOException {
        List<Step> steps = new ArrayList<>();
        do {
            Step step = reader.next();
            if (!(step instanceof Step.Unfinished)) {
                steps.add(step);
            }
        } while (steps.isEmpty()
                || !(steps.getLast() instanceof Step.End
                        || steps.getLast() instanceof Step.Unusable));
        return steps;
    }
}
