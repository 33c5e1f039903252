package dev.baton.json;

/** Makes JSON that every carrier takes. */
public final class Portable {
    private Portable() {}

    /**
     * The same JSON without lone surrogates, which have no UTF-8 form, and without U+FFFE and U+FFFF, which SQS refuses in a body as XML 1.0
     * does not allow them (SendMessage, "MessageBody"). They stand only within strings, where an escape means the same. What is below
     * U+0020 is escaped already, as JSON demands.
     */
    public static String json(String json) {
        StringBuilder escaped = null;
        for (int at = 0; at < json.length(); at++) {
            char c = json.charAt(at);
            boolean pair = Character.isHighSurrogate(c)
                    && at + 1 < json.length()
                    && Character.isLowSurrogate(json.charAt(at + 1));
            if (!pair && (Character.isSurrogate(c) || c >= '\uFFFE')) {
                if (escaped == null) {
                    escaped = new StringBuilder(json.length() + 16).append(json, 0, at);
                }
                escaped.append("\\u%04X".formatted((int) c));
            } else {
                if (escaped != null) {
                    escaped.append(c);
                }
                if (pair) {
                    at++;
                    if (escaped != null) {
                        escaped.append(json.charAt(at));
                    }
                }
            }
        }
        return escaped == null ? json : escaped.toString();
    }
}
