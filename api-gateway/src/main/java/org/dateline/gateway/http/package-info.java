/// The HTTP edge: REST resources, problems, the page and the stream of stored articles.
@NullMarked
package org.dateline.gateway.http;

import org.jspecify.annotations.NullMarked;
