/// What the gateway is made of, and its configuration.
@NullMarked
package org.dateline.gateway.app;

import org.jspecify.annotations.NullMarked;
