package org.dateline.gateway.query;

/// What a list does with copies of one article.
public enum Duplicates {
    /// Of each cluster only the earliest member that matches.
    COLLAPSE,
    /// Every article.
    INCLUDE,
    /// Only those that are copies of an earlier one.
    ONLY
}
