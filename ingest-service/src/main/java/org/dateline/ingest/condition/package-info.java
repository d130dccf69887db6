/// What is wrong at the moment and may pass by itself.
@NullMarked
package org.dateline.ingest.condition;

import org.jspecify.annotations.NullMarked;
