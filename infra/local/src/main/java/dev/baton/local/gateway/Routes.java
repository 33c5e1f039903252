package dev.baton.local.gateway;

import dev.baton.local.lambda.FunctionHost;
import dev.baton.local.template.FunctionSpec.Route;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The routes of the HTTP API. A path with more literal segments wins over one with parameters. */
final class Routes {
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(Route route, FunctionHost function) {
        long literals() {
            return List.of(route.path().split("/", -1)).stream()
                    .filter(part -> !part.startsWith("{"))
                    .count();
        }
    }

    /** What a request met. */
    record Match(String method, String path, Map<String, String> parameters, FunctionHost function) {}

    Routes(List<FunctionHost> functions) {
        for (FunctionHost function : functions) {
            function.function().routes().forEach(route -> entries.add(new Entry(route, function)));
        }
        entries.sort((a, b) -> Long.compare(b.literals(), a.literals()));
    }

    Optional<Match> match(String method, String rawPath) {
        for (Entry entry : entries) {
            if (entry.route().method().equals(method) || entry.route().method().equals("ANY")) {
                Optional<Map<String, String>> parameters =
                        parameters(entry.route().path(), rawPath);
                if (parameters.isPresent()) {
                    return Optional.of(new Match(
                            entry.route().method(), entry.route().path(), parameters.get(), entry.function()));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Map<String, String>> parameters(String pattern, String rawPath) {
        String[] wanted = pattern.split("/", -1);
        String[] given = rawPath.split("/", -1);
        if (wanted.length != given.length) {
            return Optional.empty();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].startsWith("{") && wanted[i].endsWith("}") && !given[i].isEmpty()) {
                parameters.put(wanted[i].substring(1, wanted[i].length() - 1), decode(given[i]));
            } else if (!wanted[i].equals(given[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }

    // In a path, unlike in a form, a plus sign is a plus sign.
    private static String decode(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return segment;
        }
    }
}
