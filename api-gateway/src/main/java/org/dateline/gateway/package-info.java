@NullMarked
package org.dateline.gateway;

import org.jspecify.annotations.NullMarked;
