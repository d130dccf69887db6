package org.dateline.formats.feed;

import java.net.URI;
import java.net.URISyntaxException;

/// Addresses as feeds write them.
final class Links {

    private static final int MOST_CHARS = 2000;

    private Links() {}

    /// The address itself where it is absolute or can't be made so.
    ///
    /// @param base absolute; empty where there is none
    static String absolute(String link, String base) {
        String address = link.strip();
        if (address.isEmpty()) {
            return base;
        }
        if (address.length() > MOST_CHARS || address.contains("://") || base.isEmpty()) {
            return address;
        }
        try {
            return new URI(base.strip()).resolve(new URI(address.replace(" ", "%20"))).toString();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return address;
        }
    }
}
