/// What is heard of `articles.stored`.
@NullMarked
package org.dateline.gateway.kafka;

import org.jspecify.annotations.NullMarked;
