/// Child processes: starting them, starting them again, ending them, finding those left over.
@NullMarked
package org.dateline.local.process;

import org.jspecify.annotations.NullMarked;
