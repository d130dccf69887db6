/// What became of dropped files.
@NullMarked
package org.dateline.gateway.receipt;

import org.jspecify.annotations.NullMarked;
