package dev.baton.playbook.source;

import dev.baton.playbook.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Names lookup tables by their content, so that the rows of a published playbook never change under it. */
final class Tables {
    private static final int DIGEST = 12;

    private Tables() {}

    static Table named(String what, Map<String, String> rows) {
        return new Table(what + "-" + digest(rows), rows);
    }

    private static String digest(Map<String, String> rows) {
        StringBuilder all = new StringBuilder();
        new TreeMap<>(rows)
                .forEach((key, value) ->
                        all.append(key).append('\t').append(value).append('\n'));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGEST);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
