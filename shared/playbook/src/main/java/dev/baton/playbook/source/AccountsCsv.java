package dev.baton.playbook.source;

import dev.baton.lead.Account;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Reads accounts from CSV, one by one. Columns: {@code id}, {@code name} and {@code domain} must be there; {@code type}, {@code owner},
 * {@code industry}, {@code employees} and {@code team} may; others are left aside.
 */
public final class AccountsCsv {
    private static final List<String> NEEDED = List.of("id", "name", "domain");

    private AccountsCsv() {}

    /**
     * Gives each account of a file to {@code each}, in the file's order, without keeping any (only its domain, to find those that stand
     * there twice). Rows that are not good are left out and reported as warnings; an error is said of the file as a whole.
     *
     * @return what was wrong, in the file's order
     */
    public static List<Finding> read(Path file, Consumer<Account> each) {
        Findings findings = new Findings(file.toString());
        read(file, findings, (account, _) -> each.accept(account));
        return findings.inOrder();
    }

    /** The same, with the place of each account. */
    static void read(Path file, Findings findings, BiConsumer<Account, Place> each) {
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            Map<String, Integer> lines = new HashMap<>();
            Csv.read(
                    text,
                    findings,
                    header -> Csv.needs(header, NEEDED, findings),
                    row -> row(row, lines, findings, each));
        } catch (NoSuchFileException e) {
            findings.error(Place.START, "there is no such file", "looked for " + file.toAbsolutePath());
        } catch (IOException e) {
            findings.error(Place.START, "the file cannot be read", Say.cut(String.valueOf(e.getMessage())));
        }
    }

    private static void row(
            Csv.Row row, Map<String, Integer> lines, Findings findings, BiConsumer<Account, Place> each) {
        String domain = WebAddress.domain(row.cell("domain"));
        if (row.cell("id").isEmpty() || domain.isEmpty()) {
            findings.warning(
                    row.at(),
                    "the row has no id or no domain, by which leads are matched, and is left out",
                    "fill both columns");
            return;
        }
        Integer before = lines.putIfAbsent(domain, row.line());
        if (before != null) {
            findings.warning(
                    row.at(),
                    "the domain " + Say.cut(domain) + " belongs to the account in line " + before
                            + ", and the row is left out",
                    "keep one");
            return;
        }
        String count = row.cell("employees");
        OptionalInt employees = Amounts.whole(count, 0, Integer.MAX_VALUE);
        if (!count.isEmpty() && employees.isEmpty()) {
            findings.warning(row.at(), "employees is " + Say.quoted(count) + " and is left aside", "a whole number");
        }
        Account account = new Account(
                row.cell("id"),
                row.cell("name"),
                domain,
                row.cell("type"),
                row.cell("owner").toLowerCase(Locale.ROOT),
                row.cell("industry"),
                employees,
                TeamText.read(row.cell("team"), row, findings));
        each.accept(account, row.at());
    }
}
