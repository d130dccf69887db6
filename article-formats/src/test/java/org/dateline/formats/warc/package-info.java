@NullMarked
package org.dateline.formats.warc;

import org.jspecify.annotations.NullMarked;
