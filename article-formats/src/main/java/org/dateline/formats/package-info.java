/// Readers of the formats that articles are kept in: bytes in, articles or a reason out. Plain
/// Java; nothing here fetches anything.
@NullMarked
package org.dateline.formats;

import org.jspecify.annotations.NullMarked;
