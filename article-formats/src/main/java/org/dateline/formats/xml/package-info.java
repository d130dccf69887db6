/// XML that holds articles: cut into records first, so that a broken one costs only itself. No DTD
/// is read, no entity but HTML's resolved, nothing fetched.
@org.jspecify.annotations.NullMarked
package org.dateline.formats.xml;
