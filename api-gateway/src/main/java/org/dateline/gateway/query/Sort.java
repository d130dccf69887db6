package org.dateline.gateway.query;

import org.dateline.gateway.parameters.Parameter;

/// The order of a list of articles.
public enum Sort {
    /// Latest publication first, undated articles last.
    LATEST_PUBLISHED("-published", "latest"),
    /// Earliest publication first, undated articles last.
    EARLIEST_PUBLISHED("published", "earliest"),
    /// Best match of the words first; of many, all but the best follow by publication.
    RELEVANCE("relevance", "best match"),
    /// Last received first.
    LATEST_RECEIVED("-received", "last received"),
    /// First received first.
    EARLIEST_RECEIVED("received", "first received"),
    /// Last stored first.
    LATEST_STORED("-stored", "last stored"),
    /// In the order in which articles came to be seen: what comes while someone pages is ahead.
    STORED("stored", "first stored");

    static final Parameter PARAMETER =
            Parameter.choice(
                    "sort",
                    "relevance (default with q, and possible only with it), -published (default"
                            + " without q and of feeds: latest first, undated last), published,"
                            + " -received, received, -stored, or stored, in which no article is"
                            + " missed that is stored while you page.",
                    Sort.class,
                    Sort::label);

    private final String label;
    private final String words;

    Sort(String label, String words) {
        this.label = label;
        this.words = words;
    }

    /// Its name in the API.
    public String label() {
        return label;
    }

    /// Its name for people.
    public String words() {
        return words;
    }

    public boolean isAscending() {
        return this == EARLIEST_PUBLISHED || this == EARLIEST_RECEIVED || this == STORED;
    }
}
