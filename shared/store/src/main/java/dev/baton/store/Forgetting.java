package dev.baton.store;

import dev.baton.lead.LeadId;
import dev.baton.lead.Status;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Erases a person: every lead, every signal, and whatever was kept because it could not be read. Searching reads the whole table: for an
 * operator, not for a function. It can be interrupted anywhere: asked again it finds what is left.
 */
public final class Forgetting {
    private final Dynamo dynamo;
    private final Erasing erasing;

    /** What there is of one person. Immutable. */
    public static final class Found {
        private final List<LeadState> leads;
        private final Set<Attached> records;
        private final Set<Key> person;
        private final Set<Key> company;
        private final Set<Key> kept;
        private final Set<LeadId> mentions;

        private Found(Search search) {
            leads = List.copyOf(search.leads);
            Set<LeadId> theirs = new HashSet<>();
            leads.forEach(lead -> theirs.add(lead.id()));
            Set<Attached> attached = new LinkedHashSet<>();
            search.records.stream().filter(one -> theirs.contains(one.lead())).forEach(attached::add);
            records = attached;
            person = Set.copyOf(search.person);
            company = Set.copyOf(search.company);
            kept = Set.copyOf(search.kept);
            Set<LeadId> others = new LinkedHashSet<>(search.mentions);
            others.removeAll(theirs);
            mentions = others;
        }

        /** The person's leads; those that are erased are ones whose erasure was interrupted. */
        public List<LeadState> leads() {
            return leads;
        }

        /** How many items of the person's own there are: signals, and which lead was the first. */
        public int personItems() {
            return person.size();
        }

        /** How many signals of the company are this person's. */
        public int companySignals() {
            return company.size();
        }

        /** How many kept inputs name the address. */
        public int kept() {
            return kept.size();
        }

        /** Leads of other people whose content names the address: theirs to erase, or an operator's to look at. */
        public Set<LeadId> mentions() {
            return Set.copyOf(mentions);
        }

        /** Whether there is nothing to erase. */
        public boolean isEmpty() {
            return leads.isEmpty() && person.isEmpty() && company.isEmpty() && kept.isEmpty();
        }
    }

    private record Attached(String record, LeadId lead) {}

    private static final class Search {
        final List<LeadState> leads = new ArrayList<>();
        final List<Attached> records = new ArrayList<>();
        final Set<Key> person = new LinkedHashSet<>();
        final Set<Key> company = new LinkedHashSet<>();
        final Set<Key> kept = new LinkedHashSet<>();
        final Set<LeadId> mentions = new TreeSet<>(java.util.Comparator.comparing(LeadId::value));
    }

    public Forgetting(DynamoDbClient client, Tables tables) {
        this.dynamo = new Dynamo(client, tables);
        this.erasing = new Erasing(client, tables);
    }

    /**
     * Looks for all there is of a person.
     *
     * @param personKey {@code Ids.person} of the address
     * @param address the address in the spelling that names its person
     */
    public Found find(String personKey, String address) {
        if (personKey.isEmpty()) {
            throw new IllegalArgumentException("a person is found by the key of an address");
        }
        Search search = new Search();
        Set<String> signals = new HashSet<>();
        dynamo.query(dynamo.tables().leads(), "PERSON#" + personKey, "", item -> {
            Key key = Key.of(item);
            search.person.add(key);
            if (key.sk().startsWith(Key.SIGNAL_PREFIX)) {
                signals.add(key.sk());
            }
        });
        String lower = address.toLowerCase(Locale.ROOT);
        String encoded = URLEncoder.encode(lower, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        List<String> words = List.of(lower, encoded);
        dynamo.scan(dynamo.tables().leads(), item -> look(item, personKey, signals, words, search));
        return new Found(search);
    }

    private static void look(
            Map<String, AttributeValue> item,
            String personKey,
            Set<String> signals,
            List<String> words,
            Search search) {
        Key key = Key.of(item);
        if (key.pk().startsWith("LEAD#")) {
            if (key.sk().equals(Key.LEAD)) {
                LeadState lead = LeadItem.state(item);
                if (lead.keys().person().equals(personKey)) {
                    search.leads.add(lead);
                }
            } else if (Words.mention(item, words)) {
                search.mentions.add(LeadItem.id(item));
            }
        } else if (key.pk().startsWith(Key.RECORD_PREFIX)) {
            String record = key.pk().substring(Key.RECORD_PREFIX.length());
            RecordItem.leads(item).all().forEach(lead -> search.records.add(new Attached(record, lead)));
        } else if (key.pk().startsWith("COMPANY#")) {
            if (signals.contains(key.sk())) {
                search.company.add(key);
            }
        } else if (key.pk().startsWith(KeptStore.PREFIX) && Words.mention(item, words)) {
            search.kept.add(key);
        }
    }

    /**
     * Erases what was found.
     *
     * @param each told of each lead once it is a tombstone and nothing is beside it; ring the pools that {@link Erasing.Erased} names
     */
    public void erase(Found found, Instant now, Consumer<Erasing.Erased> each) {
        String table = dynamo.tables().leads();
        // What a company did because this person did it can only be told by the person's own signals, so it goes before
        // them.
        dynamo.delete(table, found.company);
        dynamo.delete(table, found.kept);
        for (LeadState lead : found.leads) {
            found.records.stream()
                    .filter(one -> one.lead().equals(lead.id()))
                    .forEach(one -> erasing.detach(one.record(), one.lead()));
            Optional<Erasing.Erased> erased = erasing.erase(lead.id(), now);
            erased.ifPresent(each);
        }
        dynamo.delete(table, found.person);
    }

    /** How many leads of these are tombstones already. */
    public static long interrupted(Collection<LeadState> leads) {
        return leads.stream().filter(lead -> lead.status() == Status.ERASED).count();
    }
}
