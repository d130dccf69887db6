/// Documents of word processors that are XML in a zip file: Office Open XML (`.docx`) and
/// OpenDocument (`.odt`).
@NullMarked
package org.dateline.formats.office;

import org.jspecify.annotations.NullMarked;
