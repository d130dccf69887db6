/// Plain text.
@NullMarked
package org.dateline.formats.text;

import org.jspecify.annotations.NullMarked;
