/// Health checks.
@NullMarked
package org.dateline.ingest.health;

import org.jspecify.annotations.NullMarked;
