/// Bytes that carry no declaration as text, and the charset they were found to be in.
@NullMarked
package org.dateline.formats.charset;

import org.jspecify.annotations.NullMarked;
