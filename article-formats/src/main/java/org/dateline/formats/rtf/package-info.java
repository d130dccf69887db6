/// Rich Text Format.
@NullMarked
package org.dateline.formats.rtf;

import org.jspecify.annotations.NullMarked;
