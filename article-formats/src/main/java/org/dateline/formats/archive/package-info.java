/// Compressed files and archives of files: what is in them is read as if it had been dropped by
/// itself.
@NullMarked
package org.dateline.formats.archive;

import org.jspecify.annotations.NullMarked;
