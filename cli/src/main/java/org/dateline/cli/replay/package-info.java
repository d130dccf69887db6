/// Rejected records, sent again.
@NullMarked
package org.dateline.cli.replay;

import org.jspecify.annotations.NullMarked;
