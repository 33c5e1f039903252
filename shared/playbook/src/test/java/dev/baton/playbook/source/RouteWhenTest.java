package dev.baton.playbook.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.playbook.RouteWhen;
import dev.baton.playbook.RouteWhen.Becomes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RouteWhenTest {
    private static final RouteWhen MQL = read("[form, {salesforce-field: Status, becomes: [MQL, SQL]}]");

    private static RouteWhen read(String routeWhen) {
        String text = "playbook: x\nroute-when: " + routeWhen
                + "\nroutes: [{route: a, to: fallback}]\nfallback: {salesforce-queue: q}\n";
        return ((Reading.Compiled) Playbooks.read("p.yaml", text, Map.of(), Optional.empty()))
                .playbook()
                .routeWhen();
    }

    @Test
    void a_playbook_that_does_not_say_routes_what_is_created() {
        String text = "playbook: x\nroutes: [{route: a, to: fallback}]\nfallback: {salesforce-queue: q}\n";
        Reading reading = Playbooks.read("p.yaml", text, Map.of(), Optional.empty());
        assertThat(((Reading.Compiled) reading).playbook().routeWhen()).isEqualTo(RouteWhen.DEFAULT);
        assertThat(RouteWhen.DEFAULT.created(Map.of())).isTrue();
        assertThat(RouteWhen.DEFAULT.changed(Set.of("Status"), Map.of("Status", "MQL")))
                .isFalse();
    }

    @Test
    void it_says_what_was_written() {
        assertThat(read("[form, salesforce-created, {salesforce-field: Status, becomes: MQL}]"))
                .isEqualTo(new RouteWhen(true, List.of(new Becomes("Status", List.of("MQL")))));
        assertThat(MQL).isEqualTo(new RouteWhen(false, List.of(new Becomes("Status", List.of("MQL", "SQL")))));
    }

    @Test
    void what_is_created_with_the_value_has_become_it() {
        assertThat(MQL.created(Map.of("Status", "mql"))).isTrue();
        assertThat(MQL.created(Map.of("Status", "Open"))).isFalse();
        assertThat(MQL.created(Map.of())).isFalse();
    }

    @Test
    void a_change_of_another_field_makes_nothing_a_lead() {
        assertThat(MQL.changed(Set.of("Status"), Map.of("Status", "SQL"))).isTrue();
        assertThat(MQL.changed(Set.of("Rating"), Map.of("Status", "SQL", "Rating", "Hot")))
                .isFalse();
        assertThat(MQL.changed(Set.of("Status"), Map.of("Status", "Open"))).isFalse();
    }

    @Test
    void a_part_of_a_compound_has_its_own_name() {
        RouteWhen french = read("[{salesforce-field: Country, becomes: France}, form]");
        assertThat(french.changed(Set.of("Address.Country"), Map.of("Address.Country", "France")))
                .isTrue();
        assertThat(french.created(Map.of("Country", "France"))).isTrue();
        assertThat(french.created(Map.of("Other.Country", "France"))).isFalse();
    }

    @Test
    void whoever_reads_a_record_knows_what_to_read_and_can_say_why_it_is_a_lead() {
        RouteWhen two = read(
                "[form, {salesforce-field: Status, becomes: [MQL, SQL]}, {salesforce-field: Hot__c, becomes: true}]");
        assertThat(two.fields()).containsExactly("Hot__c", "Status");
        assertThat(two.because(Map.of("Hot__c", "true"))).contains("Hot__c became true");
        assertThat(two.holds(Map.of("Status", "MQL"))).isTrue();
        assertThat(two.because(Map.of())).isEmpty();
    }

    @Test
    void a_part_of_a_compound_is_read_and_known_by_its_own_name() {
        RouteWhen austrian = read("[form, {salesforce-field: Address.Country, becomes: AT}]");

        assertThat(austrian.fields()).containsExactly("Country");
        assertThat(austrian.holds(Map.of("Country", "AT"))).isTrue();
        assertThat(austrian.changed(Set.of("Address.Country"), Map.of("Address.Country", "AT")))
                .isTrue();
    }
}
