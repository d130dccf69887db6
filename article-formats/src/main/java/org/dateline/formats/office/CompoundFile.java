package org.dateline.formats.office;

import org.dateline.events.ReasonCode;
import org.dateline.formats.document.DocumentResult;

/// What Microsoft's programs saved before 2007, and save still where a document has a password.
final class CompoundFile {

    private static final byte[] START = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };

    /// The name of the stream that holds an encrypted document.
    private static final String ENCRYPTED = "EncryptedPackage";

    private CompoundFile() {}

    static boolean is(byte[] bytes) {
        for (int i = 0; i < START.length; i++) {
            if (i >= bytes.length || bytes[i] != START[i]) {
                return false;
            }
        }
        return true;
    }

    static DocumentResult.Refused refused(byte[] bytes) {
        return holds(bytes, ENCRYPTED)
                ? new DocumentResult.Refused(
                        ReasonCode.ENCRYPTED,
                        "the document is encrypted; save it without a password and drop it again")
                : new DocumentResult.Refused(
                        ReasonCode.UNSUPPORTED_FORMAT,
                        "a document of Word 97 to 2003; save it as .docx and drop it again");
    }

    /// Names are in UTF-16.
    private static boolean holds(byte[] bytes, String name) {
        for (int i = 0; i + 2 * name.length() <= bytes.length; i++) {
            int n = 0;
            while (n < name.length()
                    && bytes[i + 2 * n] == name.charAt(n)
                    && bytes[i + 2 * n + 1] == 0) {
                n++;
            }
            if (n == name.length()) {
                return true;
            }
        }
        return false;
    }
}
