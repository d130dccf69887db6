/// RSS and Atom feeds: an article an item.
@org.jspecify.annotations.NullMarked
package org.dateline.formats.feed;
