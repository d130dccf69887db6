/// The parameters of a request: decoded, checked against what is known, and read into values.
@NullMarked
package org.dateline.gateway.parameters;

import org.jspecify.annotations.NullMarked;
