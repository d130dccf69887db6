/// From text without labels to the model that finds entities: `./dateline train entities`. A larger
/// model that is slow and not free labels the text; a small one learns from it.
@NullMarked
package org.dateline.training;

import org.jspecify.annotations.NullMarked;
