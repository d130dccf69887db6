@NullMarked
package org.dateline.formats.pdf;

import org.jspecify.annotations.NullMarked;
