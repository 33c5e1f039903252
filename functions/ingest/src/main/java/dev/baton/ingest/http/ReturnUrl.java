package dev.baton.ingest.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a form sends its sender afterwards. Only to hosts that the operator named: anything else would lend them our good name. */
public final class ReturnUrl {
    private ReturnUrl() {}

    /**
     * The address to go to; empty when there is none that is allowed.
     *
     * @param hosts in lower case; a host may name its port
     */
    public static Optional<String> allowed(String asked, Set<String> hosts) {
        try {
            URI uri = new URI(asked.strip());
            String scheme = lower(uri.getScheme());
            String host = lower(uri.getHost());
            boolean local = host.equals("localhost") || host.equals("127.0.0.1");
            boolean named = hosts.contains(uri.getPort() < 0 ? host : host + ":" + uri.getPort());
            boolean safe = scheme.equals("https") || (scheme.equals("http") && local);
            return named && safe && uri.getRawUserInfo() == null ? Optional.of(uri.toASCIIString()) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
