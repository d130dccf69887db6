/// The conditions that articles can be asked to meet. All of one stands in one file: its
/// parameters with their documentation, how they are read, its SQL and its fields in the form.
@NullMarked
package org.dateline.gateway.filter;

import org.jspecify.annotations.NullMarked;
