package dev.baton.playbook.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.baton.lead.Signal;
import dev.baton.lead.Verdict;
import dev.baton.playbook.Rows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Holds what is said about reach against brute force: random playbooks over a few fields, and every lead that these fields can tell apart. A
 * route is called unreachable when none of these leads takes it, and only then; likewise segments, rejections and the fallback.
 */
class ReachableTest {
    private static final Pattern TOLD =
            Pattern.compile("(route|segment) \"(.*?)\"|(this rejection)|(a lead that no route)");
    private static final String ROWS = "country,state,territory\nDE,,north\nFR,,south\nFR,X,north\nAT,X,south\n";

    /** What a lead can differ in: values that a condition may name, and values that leads have, one for each kind that can be told apart. */
    enum Differs {
        COUNTRY(
                ImmutableList.of("country: DE", "country: [fr, AT]", "country: [DE, FR]"),
                ImmutableList.of("DE", "FR", "AT", "US", "")),
        STATE(
                ImmutableList.of("state: X", "territory: north", "territory: [south, east]"),
                ImmutableList.of("X", "Y", "")),
        EMPLOYEES(
                ImmutableList.of(
                        "employees: 0-9",
                        "employees: 10+",
                        "employees: [5-50, 100+]",
                        "employees: 0+",
                        "employees: 51-99"),
                ImmutableList.of("3", "7", "20", "50", "51", "99", "100", "")),
        TITLE(
                ImmutableList.of(
                        "title: {has: vp}", "title: {has: [chief, vp sales]}", "title: Chief", "title: {has: sales}"),
                ImmutableList.of(
                        "",
                        "chief",
                        "a chief",
                        "vp",
                        "vp sales",
                        "sales, vp",
                        "chief of sales and vp",
                        "sales",
                        "clerk",
                        "chief, not vp sales",
                        "chief vp",
                        "chief sales")),
        ACCOUNT(
                ImmutableList.of(
                        "has-account: true",
                        "has-account: false",
                        "account-type: Customer",
                        "account-type: [customer, Partner]"),
                ImmutableList.of("", "Customer", "Partner", "Rival")),
        VISIT(
                ImmutableList.of(
                        "signal: visit", "{signal: visit, within: 7 days}", "{signal: Visit, within: 30 days}"),
                ImmutableList.of("", "3", "20", "60")),
        EITHER(
                ImmutableList.of("signal: [visit, webinar]", "{signal: [webinar, visit], within: 7 days}"),
                ImmutableList.of("", "3", "20", "60")),
        MAILBOX(
                ImmutableList.of("email-kind: [business, free]", "email-kind: [disposable, none]", "email-kind: free"),
                ImmutableList.of("business", "free", "disposable", "none")),
        PRODUCT(ImmutableList.of("expr: 'lead.product == \"x\"'"), ImmutableList.of("x", ""));

        final ImmutableList<String> conditions;
        final ImmutableList<String> values;

        Differs(ImmutableList<String> conditions, ImmutableList<String> values) {
            this.conditions = conditions;
            this.values = values;
        }
    }

    @Property(tries = 400)
    void what_is_called_unreachable_is_what_no_lead_reaches(@ForAll Random random) {
        List<Differs> differs = new ArrayList<>();
        while (differs.size() < 3) {
            Differs one = Differs.values()[random.nextInt(Differs.values().length)];
            if (!differs.contains(one)) {
                differs.add(one);
            }
        }
        String head = head(random, differs);
        String text = head + rejections(random, differs) + routes(random, differs);
        Findings told = new Findings("p.yaml");
        PlaybookReader.Placed placed = read(text, told);
        new Reachable(placed, new Parts(new Universe(placed), placed), told).check();
        PlaybookReader.Placed bySegment = read(head + BY_SEGMENT, new Findings("p.yaml"));
        Set<String> unreached = new TreeSet<>(List.of("segment a", "segment b"));
        placed.routes().forEach(route -> unreached.add("route " + route.route().name()));
        placed.playbook().rejections().forEach(rejection -> unreached.add("this rejection " + rejection.why()));
        Set<String> open = new TreeSet<>();
        for (TestLead lead : leads(differs)) {
            unreached.remove("segment " + judged(bySegment, lead));
            switch (verdict(placed, lead)) {
                case Verdict.Rejected(int _, String why) -> unreached.remove("this rejection " + why);
                case Verdict.Routed routed -> {
                    unreached.remove("route " + routed.route());
                    if (routed.route().equals("no route")) {
                        open.add("a lead that no route");
                    }
                }
                case Verdict.Nurtured _ -> {}
            }
        }
        assertThat(said(told, placed)).as(text).isEqualTo(unreached);
        if (placed.playbook().scoring().isEmpty()) {
            assertThat(told.inOrder().stream()
                            .anyMatch(finding -> finding.message().startsWith("a lead that no route")))
                    .as(text)
                    .isEqualTo(!open.isEmpty());
        }
    }

    private static final String SCORE = """
            score:
              qualified-at: 50
              intent: [{points: 50, when: {request: demo}, why: w}]
              below: {nurture: {campaign: c}}
            """;

    private static final String BY_SEGMENT = """
            routes:
              - {route: a, when: {segment: a}, any-score: true, to: fallback}
              - {route: b, when: {segment: b}, any-score: true, to: fallback}
            fallback: {salesforce-queue: q}
            """;

    static Set<String> said(Findings told, PlaybookReader.Placed placed) {
        Set<String> said = new TreeSet<>();
        for (Finding finding : told.inOrder()) {
            Matcher what = TOLD.matcher(finding.message());
            if (finding.message().contains("rejection")) {
                placed.playbook().rejections().stream()
                        .filter(one -> Optional.ofNullable(placed.stated().get(one.when()))
                                .filter(stated -> stated.at().line() == finding.line())
                                .isPresent())
                        .forEach(one -> said.add("this rejection " + one.why()));
            } else if (what.find() && what.group(1) != null) {
                said.add(what.group(1) + " " + what.group(2));
            }
        }
        return said;
    }

    private static String head(Random random, List<Differs> differs) {
        return "playbook: p\nsegments:\n  a: " + condition(random, differs, false) + "\n  b: "
                + condition(random, differs, false) + "\n  rest: otherwise\n"
                + "territories: {file: t.csv, by: [country, state], otherwise: east}\n"
                + (random.nextBoolean() ? SCORE : "");
    }

    private static String rejections(Random random, List<Differs> differs) {
        StringBuilder text = new StringBuilder("reject:\n");
        for (int i = random.nextInt(3); i > 0; i--) {
            text.append("  - {when: ")
                    .append(condition(random, differs, true))
                    .append(", why: w")
                    .append(i)
                    .append("}\n");
        }
        return text.length() > 10 ? text.toString() : "";
    }

    private static String routes(Random random, List<Differs> differs) {
        StringBuilder text = new StringBuilder("routes:\n");
        for (int i = 2 + random.nextInt(5); i > 0; i--) {
            boolean all = random.nextInt(6) == 0;
            text.append("  - {route: r")
                    .append(i)
                    .append(all ? "" : ", when: " + condition(random, differs, true))
                    .append(random.nextInt(3) == 0 ? ", any-score: true" : "")
                    .append(", to: fallback}\n");
        }
        return text + "fallback: {salesforce-queue: q}\n";
    }

    static String condition(Random random, List<Differs> differs, boolean withSegment) {
        Map<String, String> parts = new HashMap<>();
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            List<String> some = differs.get(random.nextInt(differs.size())).conditions;
            String part = some.get(random.nextInt(some.size())).replaceAll("^\\{|\\}$", "");
            part = part.startsWith("title: {") && !part.endsWith("}") ? part + "}" : part;
            parts.put(part.substring(0, part.indexOf(':')), part);
        }
        if (withSegment && random.nextInt(3) == 0) {
            parts.put(
                    "segment",
                    List.of("segment: a", "segment: [b, rest]", "segment: rest").get(random.nextInt(3)));
        }
        return "{" + String.join(", ", parts.values()) + "}";
    }

    private static PlaybookReader.Placed read(String text, Findings findings) {
        PlaybookReader.Placed placed = new PlaybookReader(findings, (_, _, _) -> Optional.of(ROWS))
                .read(Yaml.read(text, "", findings).orElseThrow())
                .orElseThrow();
        assertThat(findings.inOrder()).as(text).isEmpty();
        return placed;
    }

    private static List<TestLead> leads(List<Differs> differs) {
        return leads(differs, List.of("demo", ""));
    }

    /** All leads that these can tell apart, each with each of these requests. */
    static List<TestLead> leads(List<Differs> differs, List<String> requests) {
        List<Map<String, String>> all = List.of(Map.of());
        List<Differs> dimensions = new ArrayList<>(differs);
        // A territory has two columns, whichever of them is looked at.
        if (dimensions.contains(Differs.STATE) && !dimensions.contains(Differs.COUNTRY)) {
            dimensions.add(Differs.COUNTRY);
        }
        for (Differs one : dimensions) {
            List<Map<String, String>> more = new ArrayList<>();
            for (Map<String, String> lead : all) {
                for (String value : one.values) {
                    Map<String, String> with = new HashMap<>(lead);
                    with.put(one.name(), value);
                    more.add(with);
                }
            }
            all = more;
        }
        List<TestLead> leads = new ArrayList<>();
        for (Map<String, String> values : all) {
            for (String request : requests) {
                leads.add(lead(values, request));
            }
        }
        return leads;
    }

    private static TestLead lead(Map<String, String> values, String request) {
        Map<String, String> fields = new HashMap<>(Map.of("request", request));
        List<Signal> signals = new ArrayList<>();
        values.forEach((name, value) -> {
            if (!value.isEmpty()) {
                switch (Differs.valueOf(name)) {
                    case COUNTRY -> fields.put("country", value);
                    case STATE -> fields.put("state", value);
                    case EMPLOYEES -> fields.put("employees", value);
                    case TITLE -> fields.put("title", value);
                    case ACCOUNT -> {
                        fields.put("account", "Globex");
                        fields.put("account-type", value);
                    }
                    case VISIT -> signals.add(TestLead.signal("visit", value));
                    case EITHER -> signals.add(TestLead.signal("webinar", value));
                    case MAILBOX -> fields.put("email-kind", value);
                    case PRODUCT -> fields.put("product", value);
                }
            }
        });
        return TestLead.of(fields, Map.of(), signals);
    }

    private static String judged(PlaybookReader.Placed placed, TestLead lead) {
        return verdict(placed, lead) instanceof Verdict.Routed routed ? routed.route() : "";
    }

    static Verdict verdict(PlaybookReader.Placed placed, TestLead lead) {
        Rows rows = Rows.from(placed.tables(), placed.playbook().lookups(lead.lead(), lead.facts()));
        return placed.playbook().judge(lead.lead(), lead.facts(), rows, 1, TestLead.NOW);
    }
}
