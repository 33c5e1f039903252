package dev.baton.domains;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;

/** The one spelling under which a host, or the person behind an e-mail address, is known. */
public final class Addresses {
    private static final int LONGEST_HOST = 253;

    private Addresses() {}

    /**
     * What one person's spellings of one address have in common: in practice nobody distinguishes upper and lower case, and a domain is
     * taken in its ASCII form. Empty when {@code text} is no address at all; whether mail arrives there is not known here.
     */
    public static Optional<String> key(String text) {
        String stripped = text.strip();
        String bare = stripped.regionMatches(true, 0, "mailto:", 0, 7) ? stripped.substring(7) : stripped;
        int at = bare.lastIndexOf('@');
        return at < 1
                ? Optional.empty()
                : host(bare.substring(at + 1))
                        .map(host -> (bare.substring(0, at) + "@" + host).toLowerCase(Locale.ROOT));
    }

    /** A host name in lower-case ASCII form, without the dot of the root; empty when it has none. */
    public static Optional<String> host(String text) {
        String stripped = text.strip();
        String bare = stripped.endsWith(".") ? stripped.substring(0, stripped.length() - 1) : stripped;
        if (bare.isEmpty() || bare.length() > LONGEST_HOST) {
            return Optional.empty();
        }
        try {
            String ascii = IDN.toASCII(bare, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
            return ascii.length() <= LONGEST_HOST ? Optional.of(ascii) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
