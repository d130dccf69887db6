package org.dateline.formats.html;

import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/// The parser, bounded: what nests deeper than any page is flattened.
final class HtmlParser {

    /// Pages of news sites nest some thirty to sixty elements.
    static final int MAX_DEPTH = 200;

    private HtmlParser() {}

    static Document parse(String html) {
        return Parser.htmlParser().setMaxDepth(MAX_DEPTH).parseInput(html, "");
    }
}
