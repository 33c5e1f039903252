package dev.baton.cli;

import dev.baton.playbook.source.Finding;
import java.util.List;
import picocli.CommandLine.Option;

/** How what was found in files is told: to a person, to a program, or to GitHub, which marks the line in a pull request. */
final class FindingsFormat {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text, json on one line, or github (annotations of a workflow); text when not given")
    private Kind kind = Kind.TEXT;

    /** The formats. */
    enum Kind {
        TEXT,
        JSON,
        GITHUB
    }

    /** Whether a program reads the answer, and nothing else may be written. */
    boolean isJson() {
        return kind == Kind.JSON;
    }

    /** Whether GitHub reads the answer. */
    boolean isGithub() {
        return kind == Kind.GITHUB;
    }

    /** One line for each finding; nothing for JSON, where they are part of the answer. */
    void tell(Page page, List<Finding> findings) {
        switch (kind) {
            case TEXT -> findings.forEach(finding -> page.line(finding.text()));
            case GITHUB -> findings.forEach(finding -> page.line(annotation(finding)));
            case JSON -> {}
        }
    }

    private static String annotation(Finding finding) {
        String hint = finding.suggestion().isEmpty() ? "" : " (" + finding.suggestion() + ")";
        return annotation(
                finding.fatal() ? "error" : "warning",
                finding.file(),
                finding.line(),
                finding.column(),
                finding.message() + hint);
    }

    /** A workflow command of GitHub Actions. Its own signs are escaped, so a file can say nothing but its finding. */
    static String annotation(String command, String file, int line, int column, String text) {
        return "::" + command + " file=" + property(file) + ",line=" + line + ",col=" + column + "::" + data(text);
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }
}
