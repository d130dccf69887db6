/// What an entity engine does for [org.dateline.enrichment.entities]: it labels the names of a text
/// sentence by sentence. Each engine is a package of its own below this one.
@NullMarked
package org.dateline.enrichment.recognizer;

import org.jspecify.annotations.NullMarked;
