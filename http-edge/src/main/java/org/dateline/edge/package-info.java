/// What every service does with a request before it looks at it: which hosts and sites may ask,
/// how many requests at once, how long anything may take, and what browsers are told.
@NullMarked
package org.dateline.edge;

import org.jspecify.annotations.NullMarked;
