package dev.baton.normal;

import java.util.Locale;
import java.util.Optional;
import org.apache.commons.validator.routines.DomainValidator;
import org.apache.commons.validator.routines.EmailValidator;

/** E-mail addresses: valid by syntax, with the domain in lower-case ASCII form. Whether somebody reads them is not known here. */
public final class Emails {
    private Emails() {}

    /** An address in its canonical form: the local part as given, the domain in lower-case ASCII form. */
    public record Address(String local, String domain) {
        /** The address as it is stored and written to. */
        public String text() {
            return local + "@" + domain;
        }

        /** What one person's spellings of one address have in common: in practice nobody distinguishes upper and lower case. */
        public String key() {
            return text().toLowerCase(Locale.ROOT);
        }
    }

    /** The address that {@code text} is; empty when it is none. */
    public static Optional<Address> read(String text) {
        String stripped = text.strip();
        String bare = stripped.regionMatches(true, 0, "mailto:", 0, 7) ? stripped.substring(7) : stripped;
        if (bare.length() > 320 || !Syntax.OF_ADDRESSES.isValid(bare)) {
            return Optional.empty();
        }
        int at = bare.lastIndexOf('@');
        return Hosts.ascii(bare.substring(at + 1)).map(domain -> new Address(bare.substring(0, at), domain));
    }

    /**
     * The library's syntax of addresses, but any top-level domain that could exist: the library's list of them is as old as its release,
     * and nobody's address should be lost to that.
     */
    private static final class Syntax extends EmailValidator {
        static final Syntax OF_ADDRESSES = new Syntax();

        private Syntax() {
            super(false, false, DomainValidator.getInstance(false));
        }

        @Override
        protected boolean isValidDomain(String domain) {
            return Hosts.ascii(domain).isPresent();
        }
    }
}
