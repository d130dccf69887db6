/// Persons, organizations and places of an article, each with every mention of it.
///
/// [EntityExtractor] is the way in. It lets an
/// [org.dateline.enrichment.recognizer.EntityRecognizer] label the names sentence by sentence and
/// then reads the document as a whole, where one mention explains another.
@NullMarked
package org.dateline.enrichment.entities;

import org.jspecify.annotations.NullMarked;
