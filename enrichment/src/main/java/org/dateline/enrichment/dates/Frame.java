package org.dateline.enrichment.dates;

/// What a rule's expression is part of; events carry it within the rule's id.
enum Frame {
    /// Nothing else.
    NONE("", ""),
    /// `10 a.m. on Sept. 9`.
    WITH_TIME("time-of-", ""),
    /// `Wednesday night`.
    WITH_PART_OF_DAY("", "-part"),
    /// `June 18` in `June 18–19, 2019`.
    IN_PAIR("", "-of-pair"),
    /// `the third quarter of 1989`.
    OF_YEAR("", "-of-year"),
    /// `November last year`.
    OF_SHIFTED_YEAR("", "-of-shifted-year"),
    /// `03/04/2024`, where nothing tells day from month.
    AMBIGUOUS("", "-ambiguous");

    private final String before;
    private final String behind;

    Frame(String before, String behind) {
        this.before = before;
        this.behind = behind;
    }

    String id(Rule rule) {
        return before + rule.id() + behind;
    }
}
