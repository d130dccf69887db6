package org.dateline.formats.html;

import java.util.ArrayList;
import java.util.List;
import org.dateline.formats.TextLimits;
import org.dateline.formats.html.HtmlArticle.Block;
import org.dateline.formats.html.Line.Kind;

/// Lines put together: paragraphs are parted by an empty line, what belongs together is not.
record BlockText(String text, List<Block> blocks) {

    static BlockText of(List<Line> lines) {
        StringBuilder text = new StringBuilder();
        List<Block> blocks = new ArrayList<>();
        Line before = null;
        for (Line line : lines) {
            if (before != null) {
                text.append(isClose(before, line) ? "\n" : "\n\n");
            }
            int start = text.length();
            text.append(line.text());
            blocks.add(new Block(start, text.length(), kind(line.kind())));
            before = line;
        }
        return new BlockText(text.toString(), blocks);
    }

    private static boolean isClose(Line before, Line line) {
        return line.goesOn()
                || before.kind() == line.kind()
                        && (line.kind() == Kind.ITEM
                                || line.kind() == Kind.ROW
                                || line.kind() == Kind.CODE);
    }

    private static Block.Kind kind(Kind kind) {
        return switch (kind) {
            case HEADING -> Block.Kind.HEADING;
            case ITEM -> Block.Kind.LIST_ITEM;
            case ROW -> Block.Kind.TABLE_ROW;
            case CAPTION, PARAGRAPH -> Block.Kind.PARAGRAPH;
            case QUOTE -> Block.Kind.QUOTATION;
            case CODE -> Block.Kind.CODE;
        };
    }

    boolean isTooLong() {
        return TextLimits.isTooLong(text);
    }
}
