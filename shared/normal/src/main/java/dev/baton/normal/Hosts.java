package dev.baton.normal;

import com.google.common.net.InternetDomainName;
import dev.baton.domains.Addresses;
import dev.baton.domains.MailDomains;
import dev.baton.lead.EmailKind;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Host names and what of them was registered, by the public suffix list. */
public final class Hosts {
    /** RFC 1123 labels; the last one is never a number, so that an IP address is no domain. */
    private static final Pattern DOMAIN =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+(?:[a-z][a-z0-9-]{0,61}[a-z0-9])");

    private static final Pattern SCHEME = Pattern.compile("^(?:[a-zA-Z][a-zA-Z0-9+.-]*:)?//");

    private Hosts() {}

    /** A full domain name in lower-case ASCII form; empty when {@code text} is none. */
    public static Optional<String> ascii(String text) {
        return Addresses.host(text).filter(host -> DOMAIN.matcher(host).matches());
    }

    /**
     * The registrable domain of a host: {@code acme.co.uk} of {@code www.acme.co.uk}. Under a suffix that the list does not know, its own
     * default applies: the last two labels. Empty when nothing was registered, as for {@code co.uk} itself.
     */
    public static Optional<String> registrable(String host) {
        return ascii(host).flatMap(Hosts::underSuffix);
    }

    /** The domain that a company registered, of any host of its; empty where there is none, or it is a mail provider's. */
    public static Optional<String> company(String host) {
        return registrable(host).filter(domain -> MailDomains.kindOf(domain) == EmailKind.BUSINESS);
    }

    private static Optional<String> underSuffix(String ascii) {
        if (!InternetDomainName.isValid(ascii)) {
            return Optional.empty();
        }
        InternetDomainName name = InternetDomainName.from(ascii);
        if (name.isPublicSuffix()) {
            return Optional.empty();
        }
        if (name.isUnderPublicSuffix()) {
            return Optional.of(name.topPrivateDomain().toString());
        }
        var labels = name.parts();
        return Optional.of(labels.get(labels.size() - 2) + "." + labels.getLast());
    }

    /** The host of a web address, with or without its scheme; empty when there is none, or the scheme is not the web's. */
    static Optional<String> ofWebsite(String website) {
        String text = website.strip();
        int colon = text.indexOf(':');
        String scheme = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
        boolean hasScheme = SCHEME.matcher(text).find();
        if (hasScheme && !scheme.equals("http") && !scheme.equals("https") && !text.startsWith("//")) {
            return Optional.empty();
        }
        String rest = SCHEME.matcher(text).replaceFirst("");
        String authority = rest.split("[/?#\\\\]", 2)[0];
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        int port = host.indexOf(':');
        return ascii(port < 0 ? host : host.substring(0, port));
    }
}
