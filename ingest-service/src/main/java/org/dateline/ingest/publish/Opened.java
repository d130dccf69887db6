package org.dateline.ingest.publish;

/// What opening a claimed file gives.
public sealed interface Opened permits Reading, Refusal {}
