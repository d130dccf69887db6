package org.dateline.events;

/// Why a file or a record could not be used. Names are part of the contract.
public enum ReasonCode {
    /// It has no bytes, or nothing but white space.
    EMPTY("it has no text"),
    /// The file's ending names no format that Dateline reads.
    UNSUPPORTED_FORMAT("the file format is not supported"),
    /// The content is not text.
    BINARY("the file holds binary data, not text"),
    /// The bytes fit no charset that was tried.
    UNDECODABLE("the bytes can't be decoded as text"),
    /// The document is pictures of pages, such as a scan, without text.
    NO_TEXT("it holds pictures and no text"),
    /// The file, or the entry of an archive, is encrypted.
    ENCRYPTED("it is encrypted"),
    /// An article's text is longer than 1 MiB of UTF-8, or its event is larger than any of
    /// Dateline's.
    TOO_LARGE("an article's text is longer than 1 MiB"),
    /// What was claimed is not a regular file.
    NOT_A_FILE("not a regular file"),
    /// The file could not be read.
    UNREADABLE("the file can't be read"),
    /// The process died twice while it read the file, or the record, at the same place.
    READER_FAILED("the process ended twice while it read this"),
    /// The file changed after part of it was published.
    CHANGED_AFTER_CLAIM("the file changed after part of it was published"),
    /// The line or element of a file is not an article in the file's format.
    MALFORMED_RECORD("the record is not a valid article of the file's format"),
    /// The record's value is not the JSON of its event.
    MALFORMED_EVENT("the record is not a valid event of its topic"),
    /// The record's `ce_type` is one this version does not know.
    UNKNOWN_EVENT_TYPE("the record's ce_type is unknown"),
    /// Enrichment failed on this article, and would again.
    ENRICHMENT_FAILED("the article could not be enriched"),
    /// The database refused this article, and would again.
    STORE_FAILED("the article could not be stored"),
    /// Processes died while they worked on this record alone.
    PROCESS_DIED("the service died each time it worked on the record");

    private final String meaning;

    ReasonCode(String meaning) {
        this.meaning = meaning;
    }

    /// One line for a person.
    public String meaning() {
        return meaning;
    }
}
