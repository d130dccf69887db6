@NullMarked
package org.dateline.formats.html;

import org.jspecify.annotations.NullMarked;
