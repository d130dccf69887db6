/// The schema of Dateline's database.
@NullMarked
package org.dateline.database;

import org.jspecify.annotations.NullMarked;
