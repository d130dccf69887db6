/// Decides, without a broker or a database, what becomes of the records of one batch: which are
/// articles, in which bounded form, and which of them wins.
@NullMarked
package org.dateline.store.batch;

import org.jspecify.annotations.NullMarked;
