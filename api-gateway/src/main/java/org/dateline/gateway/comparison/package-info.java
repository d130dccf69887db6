/// Two texts beside each other: what they share, and what each adds.
@NullMarked
package org.dateline.gateway.comparison;

import org.jspecify.annotations.NullMarked;
