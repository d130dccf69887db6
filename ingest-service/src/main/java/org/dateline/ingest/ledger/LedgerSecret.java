package org.dateline.ingest.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.dateline.ingest.claim.ClaimId;
import org.jspecify.annotations.Nullable;

/// What the ingesters of one inbox share to know each other's ledger records: each carries a MAC of
/// its key and value (HMAC-SHA256). Whoever reaches the broker can write other records, and none
/// that decides over a file.
///
/// @param key hex
/// @param since records of claims from before then have no MAC
public record LedgerSecret(String key, Instant since) {

    /// The header that carries the MAC.
    public static final String HEADER = "mac";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    public static LedgerSecret random(RandomGenerator random, Instant since) {
        byte[] key = new byte[BYTES];
        random.nextBytes(key);
        return new LedgerSecret(HexFormat.of().formatHex(key), since);
    }

    /// @param value null in a record that lets the ledger forget the claim
    public byte[] mac(String claim, byte @Nullable [] value) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(US_ASCII), ALGORITHM));
            mac.update(claim.getBytes(UTF_8));
            mac.update((byte) (value == null ? 0 : 1));
            return value == null ? mac.doFinal() : mac.doFinal(value);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every platform has " + ALGORITHM, e);
        }
    }

    /// Whether an ingester of this inbox wrote a record.
    ///
    /// @param mac that the record carries; null where it has none
    public boolean proves(String claim, byte @Nullable [] value, byte @Nullable [] mac) {
        return mac == null
                ? isFromBefore(ClaimId.parse(claim))
                : MessageDigest.isEqual(mac, mac(claim, value));
    }

    private boolean isFromBefore(Optional<ClaimId> claim) {
        return claim.filter(id -> id.claimedAt().isBefore(since)).isPresent();
    }

    @Override
    public String toString() {
        return "ledger secret since " + since;
    }
}
