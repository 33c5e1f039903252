package dev.baton.playbook.source;

import dev.baton.playbook.NamedAccounts;
import dev.baton.playbook.Table;
import dev.baton.playbook.Territories;
import java.io.StringReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code named-accounts} and the CSV file that it names. */
final class NamedAccountReader {
    private static final String DOMAIN = "domain";
    private static final String ACCOUNT = "account";
    private static final String OWNER = "owner";

    /** The id of an account as reports of Salesforce show it: it lacks the three characters that tell upper from lower case. */
    private static final Pattern SHORT_ID = Pattern.compile("001[A-Za-z0-9]{12}");

    private final Draft draft;
    private final Findings findings;
    private final Beside files;

    NamedAccountReader(Draft draft, Beside files) {
        this.draft = draft;
        this.findings = draft.findings();
        this.files = files;
    }

    /** What was read. */
    record Read(NamedAccounts namedAccounts, Table table) {}

    Optional<Read> read(Node node) {
        return Section.of(node, "named-accounts", findings, Set.of("file"), Set.of())
                .flatMap(section -> section.requiredText("file", "the name of a CSV file beside this one"))
                .map(this::read);
    }

    private Read read(Node.Text file) {
        String name = file.text().strip();
        Rows rows = new Rows(findings.beside(name));
        files.text(name, file.at(), findings).ifPresent(rows::read);
        Table table = Tables.named("named-accounts", rows.byKey);
        return new Read(new NamedAccounts(table.name()), table);
    }

    /** The rows of one file. */
    private final class Rows {
        private final Findings its;
        private final Map<String, String> byKey = new LinkedHashMap<>();
        private final Map<String, Integer> lines = new HashMap<>();
        private final Set<String> owners = new HashSet<>();

        Rows(Findings its) {
            this.its = its;
        }

        void read(String text) {
            Csv.readWhole(new StringReader(text), its, this::columns, this::row);
        }

        private boolean columns(Csv.Header header) {
            if (!header.has(DOMAIN) && !header.has(ACCOUNT)) {
                its.error(
                        Place.START,
                        "there is neither a column domain nor a column account",
                        "accounts are found by one of both");
                return false;
            }
            return Csv.needs(header, List.of(OWNER), its);
        }

        private void row(Csv.Row row) {
            String account = row.cell(ACCOUNT);
            String written = row.cell(DOMAIN);
            String domain = WebAddress.domain(written);
            if (account.isEmpty() && written.isEmpty()) {
                its.error(row.at(), "the row names neither a domain nor an account", "fill one of both");
            } else if (!written.isEmpty() && !domain.contains(".")) {
                its.error(row.at(), Say.quoted(written) + " is no domain", "like globex.example");
            } else if (SHORT_ID.matcher(account).matches()) {
                its.error(
                        row.at(),
                        account + " is an account's id of 15 characters",
                        "write the 18 that Salesforce's API has: the formula CASESAFEID(Id) gives them");
            } else {
                if (!domain.isEmpty()) {
                    put(row, NamedAccounts.domainKey(domain), "domain " + Say.cut(domain));
                }
                if (!account.isEmpty()) {
                    put(row, NamedAccounts.accountKey(account), "account " + Say.cut(account));
                }
            }
        }

        private void put(Csv.Row row, String key, String what) {
            String owner = row.cell(OWNER).toLowerCase(Locale.ROOT);
            Integer before = lines.putIfAbsent(key, row.line());
            if (before != null) {
                its.error(row.at(), "the " + what + " stands in line " + before + " already", "keep one");
            } else if (key.length() > Territories.LONGEST_KEY) {
                its.error(row.at(), "the " + what + " is longer than " + Territories.LONGEST_KEY + " characters");
            } else {
                byKey.put(key, owner);
                if (!owner.isEmpty() && owners.add(owner)) {
                    draft.refer(Draft.Kind.REP, owner, new Place(its.file(), row.line(), 1));
                }
            }
        }
    }
}
