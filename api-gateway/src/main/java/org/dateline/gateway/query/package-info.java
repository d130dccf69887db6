/// What can be asked: parameters checked and read into queries, dates into ranges, pages into
/// cursors.
@NullMarked
package org.dateline.gateway.query;

import org.jspecify.annotations.NullMarked;
