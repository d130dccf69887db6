package org.dateline.formats.html;

import java.util.Set;

/// What HTML's elements are to a reader of text.
final class Tags {

    /// Their contents are never text of a page.
    private static final Set<String> SILENT =
            Set.of(
                    "script",
                    "style",
                    "noscript",
                    "template",
                    "iframe",
                    "object",
                    "embed",
                    "applet",
                    "canvas",
                    "audio",
                    "video",
                    "svg",
                    "math",
                    "map",
                    "select",
                    "option",
                    "button",
                    "input",
                    "textarea",
                    "datalist",
                    "head",
                    "title",
                    "meta",
                    "link",
                    "base",
                    "noframes",
                    "frameset",
                    "dialog",
                    "progress",
                    "meter",
                    "param",
                    "source",
                    "track",
                    "amp-ad",
                    "amp-sidebar",
                    "amp-analytics",
                    "amp-social-share",
                    "amp-consent",
                    "amp-user-notification",
                    "amp-embed",
                    "amp-sticky-ad",
                    "amp-iframe",
                    "amp-auto-ads",
                    "amp-pixel",
                    "amp-geo");

    private static final Set<String> BLOCKS =
            Set.of(
                    "html",
                    "body",
                    "address",
                    "article",
                    "aside",
                    "blockquote",
                    "center",
                    "dd",
                    "details",
                    "dialog",
                    "dir",
                    "div",
                    "dl",
                    "dt",
                    "fieldset",
                    "figcaption",
                    "figure",
                    "footer",
                    "form",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "header",
                    "hgroup",
                    "hr",
                    "legend",
                    "li",
                    "main",
                    "menu",
                    "nav",
                    "ol",
                    "p",
                    "pre",
                    "search",
                    "section",
                    "summary",
                    "table",
                    "caption",
                    "tbody",
                    "td",
                    "tfoot",
                    "th",
                    "thead",
                    "tr",
                    "ul",
                    "listing",
                    "plaintext",
                    "xmp",
                    "rt",
                    "amp-carousel",
                    "amp-accordion");

    private Tags() {}

    static boolean isSilent(String tag) {
        return SILENT.contains(tag);
    }

    static boolean isBlock(String tag) {
        return BLOCKS.contains(tag);
    }

    static boolean isHeading(String tag) {
        return tag.length() == 2
                && tag.charAt(0) == 'h'
                && tag.charAt(1) >= '1'
                && tag.charAt(1) <= '6';
    }

    static boolean isCell(String tag) {
        return tag.equals("td") || tag.equals("th");
    }
}
