/// The internal HTTP API: replay.
@NullMarked
package org.dateline.store.http;

import org.jspecify.annotations.NullMarked;
