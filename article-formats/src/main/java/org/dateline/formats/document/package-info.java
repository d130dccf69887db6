/// Files that hold one document: what their formats have in common.
@NullMarked
package org.dateline.formats.document;

import org.jspecify.annotations.NullMarked;
