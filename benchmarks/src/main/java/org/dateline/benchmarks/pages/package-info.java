/// How well and how fast articles are read out of web pages.
@NullMarked
package org.dateline.benchmarks.pages;

import org.jspecify.annotations.NullMarked;
