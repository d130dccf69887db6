/// A PostgreSQL server from a Maven artifact: its programs, its data directory, its process.
@NullMarked
package org.dateline.local.postgres;

import org.jspecify.annotations.NullMarked;
