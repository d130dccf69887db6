/// Questions to a real api-gateway about generated articles: how soon they are answered, and what
/// that costs.
@NullMarked
package org.dateline.benchmarks.query;

import org.jspecify.annotations.NullMarked;
