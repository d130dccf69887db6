/// The internal HTTP API: submit, look up, quarantine.
@NullMarked
package org.dateline.ingest.http;

import org.jspecify.annotations.NullMarked;
