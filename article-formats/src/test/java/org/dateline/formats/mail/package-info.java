@org.jspecify.annotations.NullMarked
package org.dateline.formats.mail;
