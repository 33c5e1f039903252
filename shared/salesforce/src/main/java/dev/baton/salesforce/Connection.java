package dev.baton.salesforce;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How an org is reached.
 *
 * @param login the My Domain, or the login host ({@code https://login.salesforce.com}), without a path
 * @param api the version of its API: {@code 62.0}
 * @param client the name in {@code Sforce-Call-Options: client=}, by which our own changes are known when they come back as events
 */
public record Connection(URI login, Auth auth, String api, String client) {
    private static final Pattern API = Pattern.compile("[1-9]\\d\\.0");
    private static final Pattern CLIENT = Pattern.compile("[A-Za-z0-9_.-]{1,40}");

    /** By which OAuth flow a token is had; the secret is a reference for {@code Secrets}. */
    public sealed interface Auth {
        /** What Salesforce calls the consumer key. */
        String clientId();

        /** Refers to the secret of this flow. */
        String secret();

        /**
         * The JWT bearer flow (RFC 7523).
         *
         * @param user the username that Baton acts as
         * @param secret refers to the RSA private key, as PKCS #8 PEM
         */
        record Jwt(String clientId, String user, String secret) implements Auth {}

        /** The client credentials flow; only a My Domain answers it. */
        record ClientCredentials(String clientId, String secret) implements Auth {}
    }

    /** A connection that could be made. */
    public Connection {
        if (!API.matcher(api).matches()) {
            throw new IllegalArgumentException("BATON_SALESFORCE_API is a version such as 62.0");
        }
        if (!CLIENT.matcher(client).matches()) {
            throw new IllegalArgumentException(
                    "BATON_CLIENT is a name of letters, digits, dots, hyphens and underscores, 40 at most");
        }
    }

    /**
     * The connection that the environment describes ({@code BATON_SALESFORCE_URL} and its like); nothing when the URL is empty: not
     * connected.
     *
     * @throws IllegalArgumentException if something of it is missing or wrong; the message names the variable
     */
    public static Optional<Connection> of(Map<String, String> environment) {
        Environment env = new Environment(environment);
        if (env.value("BATON_SALESFORCE_URL").isEmpty()) {
            return Optional.empty();
        }
        URI login = env.host("BATON_SALESFORCE_URL");
        String clientId = env.required("BATON_SALESFORCE_CLIENT_ID");
        String secret = env.required("BATON_SALESFORCE_SECRET");
        String flow = env.value("BATON_SALESFORCE_AUTH");
        Auth auth = switch (flow) {
            case "jwt", "" -> new Auth.Jwt(clientId, env.required("BATON_SALESFORCE_USER"), secret);
            case "client-credentials" -> new Auth.ClientCredentials(clientId, secret);
            default -> throw new IllegalArgumentException("BATON_SALESFORCE_AUTH is jwt or client-credentials");
        };
        return Optional.of(
                new Connection(login, auth, env.or("BATON_SALESFORCE_API", "62.0"), env.or("BATON_CLIENT", "baton")));
    }

    /** Where the API's resources are: {@code /services/data/v62.0}. */
    public String data() {
        return "/services/data/v" + api;
    }

    private record Environment(Map<String, String> values) {
        String value(String name) {
            return values.getOrDefault(name, "").strip();
        }

        String or(String name, String otherwise) {
            String value = value(name);
            return value.isEmpty() ? otherwise : value;
        }

        String required(String name) {
            String value = value(name);
            if (value.isEmpty()) {
                throw new IllegalArgumentException(name
                        + " is empty, and BATON_SALESFORCE_URL is not: set it, or empty the URL to stay unconnected");
            }
            return value;
        }

        URI host(String name) {
            try {
                URI uri = URI.create(value(name));
                String path = uri.getPath();
                boolean plain = path == null || path.isEmpty() || path.equals("/");
                if (uri.getHost() != null && plain && uri.getUserInfo() == null && safe(uri)) {
                    return URI.create(uri.getScheme() + "://" + uri.getAuthority());
                }
            } catch (IllegalArgumentException e) {
                // Said below, as for every other thing that is wrong with it.
            }
            throw new IllegalArgumentException(
                    name + " is the address of a My Domain or login host: https://acme.my.salesforce.com");
        }

        /** The token goes there: in clear text only to this machine. */
        private static boolean safe(URI uri) {
            return "https".equals(uri.getScheme())
                    || ("http".equals(uri.getScheme())
                            && (uri.getHost().equals("localhost")
                                    || uri.getHost().equals("127.0.0.1")));
        }
    }
}
