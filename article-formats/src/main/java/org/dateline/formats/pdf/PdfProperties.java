package org.dateline.formats.pdf;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.dateline.events.Declared.Date.Kind;
import org.dateline.formats.document.Properties;
import org.jspecify.annotations.Nullable;

/// What a PDF says of itself: in XMP, and in the older dictionary of document information.
final class PdfProperties {

    /// What programs write where nobody gave a title: the file's name, or their own.
    private static final Pattern NO_TITLE =
            Pattern.compile(
                    "(?i)(?:untitled.{0,40}|unbenannt.{0,40}|document\\d{0,4}|microsoft word - .{0,400}"
                            + "|.{0,400}\\.(?:pdf|docx?|odt|rtf|indd|qxd|qxp|tex|dvi|ai|pptx?|xlsx?|pub|txt|html?))");

    /// `D:20250610090000+02'00'`
    private static final Pattern DATE =
            Pattern.compile(
                    "(?:D:)?(\\d{4})(\\d\\d)?(\\d\\d)?(?:(\\d\\d)(\\d\\d)(\\d\\d)?)?"
                            + "(?:(Z)|([+-]\\d\\d)'?(\\d\\d)?'?)?.{0,10}");

    private PdfProperties() {}

    static Properties of(PDDocument document) {
        Properties.Builder properties = new Properties.Builder();
        PDMetadata xmp = document.getDocumentCatalog().getMetadata();
        if (xmp != null) {
            try (var in = xmp.createInputStream()) {
                Xmp.read(in, properties);
            } catch (IOException e) {
                // damaged metadata is none
            }
        }
        COSBase info = document.getDocument().getTrailer().getDictionaryObject(COSName.INFO);
        if (info instanceof COSDictionary dictionary) {
            title(dictionary).ifPresent(properties::title);
            properties.author(string(dictionary, COSName.AUTHOR));
            properties.description(string(dictionary, COSName.SUBJECT));
            properties.tag(string(dictionary, COSName.KEYWORDS));
            date(dictionary, COSName.CREATION_DATE)
                    .ifPresent(date -> properties.date(date, Kind.OTHER, "pdf:CreationDate"));
            date(dictionary, COSName.MOD_DATE)
                    .ifPresent(date -> properties.date(date, Kind.MODIFIED, "pdf:ModDate"));
        }
        properties.language(document.getDocumentCatalog().getLanguage());
        return properties.build();
    }

    private static Optional<String> title(COSDictionary info) {
        return Optional.ofNullable(string(info, COSName.TITLE)).filter(PdfProperties::isTitle);
    }

    static boolean isTitle(String title) {
        return !NO_TITLE.matcher(title.strip()).matches();
    }

    private static @Nullable String string(COSDictionary info, COSName name) {
        return info.getDictionaryObject(name) instanceof COSString value ? value.getString() : null;
    }

    private static Optional<String> date(COSDictionary info, COSName name) {
        return Optional.ofNullable(string(info, name)).flatMap(PdfProperties::isoDate);
    }

    /// A date as [ISO 8601](https://www.iso.org/iso-8601-date-and-time-format.html), as exact as it
    /// is given.
    static Optional<String> isoDate(String date) {
        Matcher matcher = DATE.matcher(date.strip());
        if (!matcher.matches() || matcher.group(2) == null || matcher.group(3) == null) {
            return Optional.empty();
        }
        StringBuilder iso = new StringBuilder();
        iso.append(matcher.group(1)).append('-').append(matcher.group(2));
        iso.append('-').append(matcher.group(3));
        if (matcher.group(4) != null) {
            iso.append('T').append(matcher.group(4)).append(':').append(matcher.group(5));
            iso.append(':').append(matcher.group(6) == null ? "00" : matcher.group(6));
            if (matcher.group(7) != null) {
                iso.append('Z');
            } else if (matcher.group(8) != null) {
                iso.append(matcher.group(8)).append(':');
                iso.append(matcher.group(9) == null ? "00" : matcher.group(9));
            }
        }
        return Optional.of(iso.toString());
    }
}
