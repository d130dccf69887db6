/// The recognizer that is made of Stanford CoreNLP; no other package knows that library.
@NullMarked
package org.dateline.training.corenlp;

import org.jspecify.annotations.NullMarked;
