/// What the web page shows, in words and marks for people.
@NullMarked
package org.dateline.gateway.page;

import org.jspecify.annotations.NullMarked;
