package org.dateline.formats.office;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.dateline.formats.document.Blocks;

/// Puts the paragraphs of a document into blocks. Paragraphs may stand in one another, such as
/// those of a text box; a row of a table is one line, whatever its cells hold.
final class TextWriter {

    private static final int DEEPEST = 200;

    private final Blocks blocks;
    private final Deque<Paragraph> open = new ArrayDeque<>();
    private final Deque<Row> rows = new ArrayDeque<>();
    private int length;

    /// @param row that it stands in
    private record Paragraph(StringBuilder text, boolean[] isItem, int row) {}

    private record Row(List<String> cells, StringBuilder cell) {}

    TextWriter(Blocks blocks) {
        this.blocks = blocks;
    }

    void startParagraph(boolean isItem) {
        if (open.size() < DEEPEST) {
            open.push(new Paragraph(new StringBuilder(), new boolean[] {isItem}, rows.size()));
        }
    }

    void isItem() {
        if (!open.isEmpty()) {
            open.peek().isItem()[0] = true;
        }
    }

    void text(String text) {
        if (!open.isEmpty() && !blocks.isTooLong() && length < Integer.MAX_VALUE / 2) {
            length += text.length();
            open.peek().text().append(text);
        }
    }

    /// @return its text
    String endParagraph() {
        if (open.isEmpty()) {
            return "";
        }
        Paragraph paragraph = open.pop();
        String text = paragraph.text().toString();
        if (rows.isEmpty()) {
            blocks.add(text, paragraph.isItem()[0] ? Blocks.Kind.ITEM : Blocks.Kind.PARAGRAPH);
        } else if (!text.isBlank()) {
            StringBuilder cell = rows.peek().cell();
            cell.append(cell.isEmpty() ? "" : " ").append(text.strip().replace('\n', ' '));
        }
        return text;
    }

    void startRow() {
        if (rows.size() < DEEPEST) {
            rows.push(new Row(new ArrayList<>(), new StringBuilder()));
        }
    }

    void endCell() {
        if (!rows.isEmpty()) {
            Row row = rows.peek();
            row.cells().add(row.cell().toString());
            row.cell().setLength(0);
        }
    }

    /// A row within a cell is part of that cell.
    void endRow() {
        if (rows.isEmpty()) {
            return;
        }
        List<String> cells = rows.pop().cells();
        if (cells.stream().allMatch(String::isBlank)) {
            return;
        }
        String line = String.join(" | ", cells);
        if (rows.isEmpty()) {
            blocks.add(line, Blocks.Kind.ROW);
        } else {
            StringBuilder cell = rows.peek().cell();
            cell.append(cell.isEmpty() ? "" : " ").append(line);
        }
    }
}
