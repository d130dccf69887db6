/// PDF: its text in reading order, without running heads, and what it declares of itself.
@NullMarked
package org.dateline.formats.pdf;

import org.jspecify.annotations.NullMarked;
