/// The internal HTTP API: submit, look up, quarantine, erase.
@NullMarked
package org.dateline.ingest.http;

import org.jspecify.annotations.NullMarked;
