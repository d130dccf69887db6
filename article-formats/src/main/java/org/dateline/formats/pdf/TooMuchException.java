package org.dateline.formats.pdf;

/// A file that would take more memory or time to read than any article is worth. Unchecked: the
/// library goes on behind some checked ones.
final class TooMuchException extends RuntimeException {

    private static final long serialVersionUID = 1;

    TooMuchException(String message) {
        super(message);
    }
}
