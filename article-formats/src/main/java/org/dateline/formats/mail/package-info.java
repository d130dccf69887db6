/// Mails, boxes of mails, and pages that browsers save as mails.
@org.jspecify.annotations.NullMarked
package org.dateline.formats.mail;
