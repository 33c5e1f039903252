package dev.baton.cli.describe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.baton.engines.BatonHome;
import dev.baton.playbook.source.Playbooks;
import dev.baton.playbook.source.Reading;
import dev.baton.playbook.source.RosterCsv;
import dev.baton.roster.Rep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyPageTest {
    private static final Path SAMPLES = BatonHome.find().resolve("samples");
    private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-11-28T12:00:00Z");

    /** What somebody could write where a playbook takes any text. */
    private static final String HOSTILE =
            "<script>document.title='owned'</script>\"'><img src=x onerror=alert(1)></style>";

    @TempDir
    Path folder;

    @Test
    void the_samples_policy_is_told_in_words() {
        assertThat(text(page(acme(), Optional.of(people()))))
                .contains("Leads in the segment enterprise or mid-market")
                .contains("Leads with 1,000 or more employees")
                .contains("Leads with a signal webinar-attended within 60 days")
                .contains("the account's owner; else customer-success")
                .contains("it waits up to 30 minutes, then goes to emea-team")
                .contains("All of the team SDR, who speak German, with region emea.")
                .contains("Ana Pereira weight 2")
                .contains("away from 24 Dec 2026, back on 3 Jan 2027")
                .contains("They wait in Newsletter; scored again on a new form or new signal.")
                .contains("the Salesforce queue Inbound Triage, and revops@acme.example is told");
    }

    @Test
    void promises_grades_caps_and_who_keeps_a_company_are_told() {
        String yaml = """
                playbook: more
                score:
                  qualified-at: 50
                  fit: [{points: 30, when: {has-account: true}, why: known}]
                  behaviour: [{points: 20, when: {signal: visit}, why: was here}]
                  caps: {behaviour: 15}
                  decay: {behaviour: 50% every 30 days}
                  grades: {A: 80+, B: 50-79, C: otherwise}
                  below:
                    - {when: {grade: C}, nurture: {campaign: Warm}, score-again-on: new-form}
                    - {nurture: {campaign: Newsletter}}
                routes:
                  - route: fast
                    when: {grade: [A, B], country: [DE, AT]}
                    mode: shadow
                    to: first
                    sla: {first-touch: 15 business minutes, remind-after: 10 business minutes, on-breach: reassign, then-tell: manager}
                  - {route: rest, any-score: true, to: account-owner, else: first, sla: 4 hours}
                pools:
                  first:
                    members: {team: SDR}
                    strategy: least-loaded
                    cap: {open: 25, day: 5}
                    same-company-within: 120 days
                    match: {speaks: language}
                    hours: {default: "Mon-Sat 08:00-20:00", zone: Europe/Berlin, holidays: DE}
                    nobody-free: {look-ahead: 12 hours, hold: until-next-opening, at-most: 2 days, then: fallback}
                fallback: {salesforce-queue: Triage}
                tests:
                  - {lead: {company: Siemens, country: DE}, expect: {route: rest, score: 0}}
                """;

        assertThat(text(page(compiled(yaml), Optional.empty())))
                .contains("Counts for 15 at most. Points for a signal lose 50 % with every 30 days.")
                .contains("A: 80 or more points B: 50 to 79 points C: all others")
                .contains("Leads of grade C wait in Warm; scored again on a new form.")
                .contains("All others wait in Newsletter; scored again on a new form or signal.")
                .contains("Leads of grade A or B and from Germany or Austria")
                .contains("First touch within 15 business minutes, reminded after 10 business minutes; else it goes to"
                        + " somebody else, 2 times at most, then the manager is told.")
                .contains("First touch within 4 hours; else the owner is told.")
                .contains("Who has the least open work")
                .contains("Each has at most 25 open, 5 a day of this pool's leads.")
                .contains("A company's next lead within 120 days goes to whoever had its last one.")
                .contains("Only those get a lead whose speaks is the lead's language")
                .contains("company Siemens · country DE")
                .contains("route rest · score 0")
                .contains("The pool works Mon-Sat 08:00-20:00 in Europe/Berlin, but for the public holidays of DE.")
                .contains(
                        "who begins first within 12 hours gets it at once; else it waits until the first of them begins"
                                + " to work, 2 days at most, then goes to the queue Triage.");
    }

    @Test
    void every_link_of_the_page_leads_somewhere_on_it() {
        String page = page(acme(), Optional.of(people()));

        List<String> links = all(page, "href=\"([^\"]*)\"");
        assertThat(links)
                .hasSizeGreaterThan(30)
                .allSatisfy(link -> assertThat(page).contains("id=\"" + link.substring(1) + "\""));
        assertThat(page).doesNotContain("http://", "https://", "<script", "@import", "url(");
    }

    @Test
    void without_a_roster_the_pools_say_who_would_be_in_them() {
        String text = text(page(acme(), Optional.empty()));

        assertThat(text).contains("All of the team Enterprise AE").doesNotContain("Ana Pereira", "Nobody is in it now");
    }

    @Test
    void a_pool_that_nobody_is_in_says_so() {
        assertThat(text(page(acme(), Optional.of(List.of())))).contains("Nobody is in it now.");
    }

    /** A playbook in which each text is hostile, and one with a thousand routes. */
    static Stream<String> unusual() {
        String many = IntStream.range(0, 999)
                .mapToObj(i -> "  - {route: r" + i + ", when: {city: c" + i + "}, to: all}\n")
                .reduce("playbook: many\nroutes:\n", String::concat);
        return Stream.of(
                hostile(),
                many + "  - {route: rest, to: all}\npools:\n  all: {members: {team: A}, nobody-free: fallback}\n"
                        + "fallback: {salesforce-queue: Q}\n");
    }

    @ParameterizedTest
    @MethodSource("unusual")
    void whatever_a_playbook_says_stays_text(String yaml) {
        String page = page(compiled(yaml), Optional.of(List.of(somebody())));

        assertThat(page).doesNotContain("<script", "<img");
        assertThat(all(page, "<style>(.*?)</style>")).hasSize(1);
        assertThat(text(page)).contains(yaml.startsWith("playbook: many") ? "960 more routes" : HOSTILE);
    }

    @Test
    void a_browser_shows_it_whole_and_runs_nothing() throws IOException, InterruptedException {
        Optional<Browser> browser = Browser.find();
        assumeThat(browser)
                .as("no browser is on the path, so the page is not looked at in one: install chromium")
                .isPresent();
        Path file = folder.resolve("policy.html");
        Files.writeString(file, page(compiled(hostile()), Optional.of(List.of(somebody()))));

        String dom = browser.get().dom(file, folder);

        assertThat(all(dom, "<title>(.*?)</title>")).singleElement().asString().endsWith(": how leads are routed");
        assertThat(dom)
                .doesNotContain("<script", "<img")
                .contains("</section></main>")
                .contains("class=\"box pool last\"");
        assertThat(all(dom, "class=\"box route\"")).hasSize(2);
    }

    private static String hostile() {
        String text = "'" + HOSTILE.replace("'", "''") + "'";
        return """
                playbook: %1$s
                owner: %1$s
                segments:
                  odd: {company: %1$s}
                  rest: otherwise
                reject:
                  - {when: {title: {has: [%1$s]}}, why: %1$s}
                score:
                  qualified-at: 5
                  fit:
                    - {points: 5, when: {city: %1$s}, why: %1$s}
                  below: {nurture: {campaign: %1$s}}
                routes:
                  - {route: %1$s, when: {product: %1$s}, to: all}
                  - {route: rest, to: all}
                pools:
                  all: {members: {team: %1$s}, nobody-free: fallback}
                fallback: {salesforce-queue: %1$s, tell: revops@acme.example}
                """.formatted(text);
    }

    private static Rep somebody() {
        Rep one = people().getFirst();
        return new Rep(
                one.id(),
                HOSTILE,
                HOSTILE,
                one.speaks(),
                one.attributes(),
                one.zone(),
                one.weight(),
                one.caps(),
                true,
                true,
                List.of(),
                HOSTILE);
    }

    private static List<Rep> people() {
        return RosterCsv.read(SAMPLES.resolve("roster.csv")).reps();
    }

    private static Reading.Compiled acme() {
        return compiled(Playbooks.read(SAMPLES.resolve("playbooks/acme.yaml")));
    }

    private static Reading.Compiled compiled(String yaml) {
        return compiled(Playbooks.read("test.yaml", yaml, Map.of(), Optional.empty()));
    }

    private static Reading.Compiled compiled(Reading reading) {
        return switch (reading) {
            case Reading.Compiled good -> good;
            case Reading.Refused bad -> throw new AssertionError(bad.findings());
        };
    }

    private static String page(Reading.Compiled good, Optional<List<Rep>> people) {
        return PolicyPage.of(new Policy(good.playbook(), good.tables(), good.tests(), people, "acme.yaml", NOW));
    }

    /** What a person reads. */
    private static String text(String page) {
        return page.substring(page.indexOf("<body"))
                .replaceAll("<[^>]*>", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#x27;", "'")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ");
    }

    private static List<String> all(String page, String pattern) {
        return Pattern.compile(pattern, Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(found -> found.groupCount() == 0 ? found.group() : found.group(1))
                .toList();
    }
}
