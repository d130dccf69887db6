package org.dateline.formats.pdf;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.dateline.events.ArticleText;

/// Collects the glyphs of a document's pages as runs of text.
final class PageText extends PDFTextStripper {

    /// A page of a newspaper has some ten thousand.
    private static final int MOST_GLYPHS_ON_PAGE = 200_000;

    private static final int MOST_OPERATORS = 20_000_000;

    /// How far the next glyph of a run may be, in sizes of the font.
    private static final float FARTHEST = 1.2f;

    private static final float BACK = 0.6f;
    private static final float SAME_LINE = 0.2f;

    /// The least and the widest gap that is taken for a space.
    private static final float LEAST_SPACE = 0.1f;

    private static final float WIDEST_SPACE = 0.2f;

    private final List<Page> pages = new ArrayList<>();
    private final TreeMap<Float, List<Run>> runs = new TreeMap<>();
    private final Set<Glyph> drawn = new HashSet<>();
    private final StringBuilder text = new StringBuilder();
    private float direction;
    private float left;
    private float right;
    private float baseline;
    private float size;
    private int glyphsOnPage;
    private long glyphs;
    private long operators;

    /// A glyph that is drawn twice at the same place is one in bold.
    private record Glyph(String text, int x, int y) {}

    private PageText() {}

    /// The pages of a document.
    ///
    /// @throws TooMuchException where they hold more than an article can
    static List<Page> of(PDDocument document) throws IOException {
        PageText reader = new PageText();
        reader.writeText(document, Writer.nullWriter());
        return reader.pages;
    }

    @Override
    protected void startPage(PDPage page) {
        runs.clear();
        drawn.clear();
        glyphsOnPage = 0;
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        operators++;
        if (operators > MOST_OPERATORS) {
            throw new TooMuchException("the PDF draws more than any article needs");
        }
        super.processOperator(operator, operands);
    }

    @Override
    protected void processTextPosition(TextPosition glyph) {
        glyphsOnPage++;
        glyphs++;
        if (glyphsOnPage > MOST_GLYPHS_ON_PAGE || glyphs > 2 * ArticleText.MAX_BYTES) {
            throw new TooMuchException("the PDF has more text than an article may have");
        }
        String unicode = glyph.getUnicode();
        if (unicode == null || unicode.isEmpty()) {
            return;
        }
        float x = glyph.getXDirAdj();
        float y = glyph.getYDirAdj();
        float height = Math.abs(glyph.getYScale());
        if (!(Math.abs(x) < 1e6f && Math.abs(y) < 1e6f && height > 0.01f && height < 1e5f)) {
            return;
        }
        if (!unicode.isBlank()
                && !drawn.add(new Glyph(unicode, Math.round(2 * x), Math.round(2 * y)))) {
            return;
        }
        add(unicode, x, y, height, glyph);
    }

    private void add(String unicode, float x, float y, float height, TextPosition glyph) {
        float gap = x - right;
        boolean goesOn =
                !text.isEmpty()
                        && glyph.getDir() == direction
                        && Math.abs(y - baseline) <= SAME_LINE * Math.max(size, height)
                        && gap < FARTHEST * height
                        && gap > -BACK * height;
        if (!goesOn) {
            endRun();
            direction = glyph.getDir();
            left = x;
            baseline = y;
            size = height;
        } else if (gap > space(glyph, height)) {
            space();
        }
        if (unicode.isBlank()) {
            space();
        } else {
            text.append(unicode);
        }
        right = x + Math.max(0, glyph.getWidthDirAdj());
    }

    private static float space(TextPosition glyph, float height) {
        return Math.clamp(glyph.getWidthOfSpace() / 2, LEAST_SPACE * height, WIDEST_SPACE * height);
    }

    private void space() {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
            text.append(' ');
        }
    }

    private void endRun() {
        String run = PdfLetters.of(text.toString()).strip();
        text.setLength(0);
        if (!run.isEmpty()) {
            runs.computeIfAbsent(direction, none -> new ArrayList<>())
                    .add(new Run(run, left, right, baseline, size));
        }
    }

    /// What is turned on its side, such as the names of photographers, comes last.
    @Override
    protected void writePage() {
        endRun();
        PDPage page = getCurrentPage();
        boolean upright = page.getRotation() % 180 == 0;
        float height = upright ? page.getCropBox().getHeight() : page.getCropBox().getWidth();
        List<List<Line>> columns = new ArrayList<>();
        runs.values().stream()
                .sorted((one, other) -> Integer.compare(letters(other), letters(one)))
                .forEach(turned -> columns.addAll(Page.of(height, turned).columns()));
        pages.add(new Page(height, columns));
    }

    private static int letters(List<Run> runs) {
        return runs.stream().mapToInt(run -> run.text().length()).sum();
    }
}
