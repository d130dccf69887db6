@NullMarked
package org.dateline.teststack;

import org.jspecify.annotations.NullMarked;
