package org.dateline.training;

import java.util.List;

/// Labels sentences for a model to learn from.
interface Labeller {

    /// The labels that each word may have: a bit each, as in [LabelledText].
    byte[] label(List<String> words);
}
