/// API keys: who may read, submit and administer through the gateway.
@NullMarked
package org.dateline.keys;

import org.jspecify.annotations.NullMarked;
