package dev.baton.proof;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.standin.Person;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** People at work in the org: they re-own leads, touch them, close, convert, delete and take back, in no order. */
final class People {
    private final Crm crm;
    private final Person person;
    private final Random random;
    private final List<String> owners;

    People(Crm crm, long seed) {
        this.crm = crm;
        this.person = crm.org().person();
        this.random = new Random(seed);
        this.owners = List.of(
                crm.user("rep2@acme.example"),
                crm.user("rep3@acme.example"),
                crm.user("rep4@acme.example"),
                crm.org().idOf("sam@acme.example"),
                crm.org().idOf("Inbound Triage"));
    }

    /** Does that many things to leads of Baton's. */
    void work(int things) {
        List<String> leads = crm.leads().values().stream()
                .map(lead -> lead.path("Id").asText())
                .sorted()
                .toList();
        for (int i = 0; i < things; i++) {
            act(leads.get(random.nextInt(leads.size())));
        }
    }

    private void act(String id) {
        ObjectNode lead = crm.org().record(id).orElseThrow();
        if (lead.path("IsDeleted").asBoolean()) {
            person.undelete(id);
            return;
        }
        if (lead.path("IsConverted").asBoolean()) {
            return;
        }
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> person.own(id, owners.get(random.nextInt(owners.size())));
            case 3 -> person.change(id, Map.of("Status", "Working - Contacted"));
            case 4 -> complete(id);
            case 5, 6 -> person.change(id, Map.of("Status", "Closed - Not Converted"));
            case 7 -> person.convert(id);
            case 8 -> person.delete(id);
            default -> person.change(id, Map.of("City", "Wien " + random.nextInt(100)));
        }
    }

    private void complete(String lead) {
        crm.org().records("Task").stream()
                .filter(task -> task.path("WhoId").asText("").equals(lead))
                .filter(task -> !task.path("IsClosed").asBoolean()
                        && !task.path("IsDeleted").asBoolean())
                .findFirst()
                .ifPresent(task -> person.complete(task.path("Id").asText()));
    }
}
