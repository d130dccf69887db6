/// Articles in the forms that other programs read: CSV, RSS, Atom.
@NullMarked
package org.dateline.gateway.format;

import org.jspecify.annotations.NullMarked;
