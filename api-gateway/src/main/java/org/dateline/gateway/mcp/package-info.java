/// The archive for assistants, by the Model Context Protocol.
@NullMarked
package org.dateline.gateway.mcp;

import org.jspecify.annotations.NullMarked;
