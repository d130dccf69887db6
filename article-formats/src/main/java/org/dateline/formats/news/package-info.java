/// The XML that news agencies deliver: NewsML-G2 and NITF.
@NullMarked
package org.dateline.formats.news;

import org.jspecify.annotations.NullMarked;
