/// When two bodies are alike, and what is connected by those that are.
@NullMarked
package org.dateline.store.alike;

import org.jspecify.annotations.NullMarked;
