package dev.baton.playbook.source;

import dev.baton.playbook.source.Finding.Severity;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is found in one file, and in the files that it names. For one thread. */
public final class Findings {
    private final String file;
    private final Set<Finding> all;

    /** Collects for the file of this name. */
    public Findings(String file) {
        this(file, new LinkedHashSet<>());
    }

    private Findings(String file, Set<Finding> all) {
        this.file = file;
        this.all = all;
    }

    /** Collects for another file of the same folder, or below it, into the same list. */
    Findings beside(String other) {
        int folder = Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1;
        return new Findings(file.substring(0, folder) + other, all);
    }

    /** The name of the file. */
    String file() {
        return file;
    }

    /** Reports what keeps the file from being used. */
    public void error(Place at, String message, String suggestion) {
        add(at, Severity.ERROR, message, suggestion);
    }

    /** Reports what keeps the file from being used, where the message says what to do. */
    public void error(Place at, String message) {
        error(at, message, "");
    }

    /** Reports what is probably not meant. */
    public void warning(Place at, String message, String suggestion) {
        add(at, Severity.WARNING, message, suggestion);
    }

    private void add(Place at, Severity severity, String message, String suggestion) {
        String where = at.file().isEmpty() ? file : at.file();
        all.add(new Finding(where, at.line(), at.column(), severity, message, suggestion));
    }

    /** How many there are by now: the same before and after a part was read means that the part was sound. */
    int count() {
        return all.size();
    }

    /** How many there are by now that keep the file from being used. */
    long errors() {
        return all.stream().filter(Finding::fatal).count();
    }

    /** Whether anything keeps the file from being used. */
    public boolean fatal() {
        return all.stream().anyMatch(Finding::fatal);
    }

    /** In the order of the file, this one first. */
    public List<Finding> inOrder() {
        return all.stream()
                .sorted(Comparator.<Finding, Boolean>comparing(f -> !f.file().equals(file))
                        .thenComparing(Finding::file)
                        .thenComparingInt(Finding::line)
                        .thenComparingInt(Finding::column))
                .toList();
    }
}
