package org.dateline.gateway.query;

/// The order of a list of articles.
public enum Sort {
    /// Latest publication first, undated articles last.
    LATEST_PUBLISHED("-published"),
    /// Earliest publication first, undated articles last.
    EARLIEST_PUBLISHED("published"),
    /// Best match of the words first.
    RELEVANCE("relevance"),
    /// Last received first.
    LATEST_RECEIVED("-received"),
    /// First received first.
    EARLIEST_RECEIVED("received");

    private final String label;

    Sort(String label) {
        this.label = label;
    }

    /// Its name in the API.
    public String label() {
        return label;
    }
}
