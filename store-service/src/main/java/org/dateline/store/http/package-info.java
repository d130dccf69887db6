/// The internal HTTP API: replay, erasure.
@NullMarked
package org.dateline.store.http;

import org.jspecify.annotations.NullMarked;
