package org.dateline.events;

import static org.dateline.events.Checks.filled;
import static org.dateline.events.Checks.isHash;
import static org.dateline.events.Checks.notNegative;
import static org.dateline.events.Checks.present;

/// What tells copies of an article's body from one another without its text.
///
/// @param scheme names normalization, shingles and sampling; fingerprints of two schemes are never
///     compared
/// @param sha256 hex SHA-256 of the normalized body
/// @param sketch base64 of the sampled 64-bit shingle hashes, big-endian, ascending as unsigned
///     numbers
/// @param shingles how many distinct shingles the body has
public record Fingerprint(String scheme, String sha256, String sketch, int shingles) {

    public Fingerprint {
        filled(scheme, "fingerprint.scheme");
        isHash(sha256, "fingerprint.sha256");
        present(sketch, "fingerprint.sketch");
        notNegative(shingles, "fingerprint.shingles");
    }
}
