/// What people search for: the syntax, the condition that the search index answers, and what of a
/// found text is shown.
@NullMarked
package org.dateline.gateway.search;

import org.jspecify.annotations.NullMarked;
