package dev.baton.playbook.source;

import java.util.Locale;

/** Web sites as people write them. */
public final class WebAddress {
    private WebAddress() {}

    /** The bare domain of what is often a whole address of a web site. */
    public static String domain(String written) {
        String domain = written.strip().toLowerCase(Locale.ROOT);
        int scheme = domain.indexOf("://");
        domain = scheme < 0 ? domain : domain.substring(scheme + 3);
        int path = domain.indexOf('/');
        domain = path < 0 ? domain : domain.substring(0, path);
        return domain.startsWith("www.") ? domain.substring(4) : domain;
    }
}
