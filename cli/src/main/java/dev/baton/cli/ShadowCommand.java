package dev.baton.cli;

import dev.baton.lead.LeadId;
import dev.baton.lead.Mode;
import dev.baton.store.LeadState;
import dev.baton.store.ManyLeads;
import dev.baton.store.RecordState;
import dev.baton.store.Records;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Compares what was decided in shadow with who really has each lead, as far as track has seen it. */
@Command(
        name = "shadow",
        description = "compares what Baton decided in shadow with who really has each lead; reads the whole table")
final class ShadowCommand extends StackCommand {
    private static final int BATCH = 100;

    @Mixin
    private Only only = new Only();

    @Mixin
    private Format format = new Format();

    @Override
    int run(Desk desk, Page page) {
        var lines = new ComparisonPage(page, format.isJson());
        var comparison = new Comparison(new ManyLeads(desk.dynamoDb(), desk.tables()), lines);
        var records = new Records(desk.dynamoDb(), desk.tables());
        var people = new People(desk.roster().all().reps());
        var batch = new ArrayList<LeadState>();
        desk.leads().each(state -> {
            if (state.mode() == Mode.SHADOW && takes(state, comparison)) {
                batch.add(state);
            }
            if (batch.size() == BATCH) {
                compare(batch, records, people, comparison);
            }
        });
        compare(batch, records, people, comparison);
        lines.counts(comparison.agreement(), () -> only.none(desk));
        return 0;
    }

    private boolean takes(LeadState state, Comparison comparison) {
        if (state.chosen().isEmpty()) {
            comparison
                    .agreement()
                    .aside("Baton gave it to nobody: " + state.status().word());
            return false;
        }
        return only.takes(state, clock().getZone());
    }

    private void compare(List<LeadState> batch, Records records, People people, Comparison comparison) {
        Map<LeadId, RecordState> known =
                records.states(batch.stream().map(LeadState::id).toList()).found();
        comparison.take(batch.stream()
                .map(state ->
                        new Comparison.Pair(state, actual(state, Optional.ofNullable(known.get(state.id())), people)))
                .toList());
        batch.clear();
    }

    /** The record says who has it; where the roster does not know that user's id, the lead may: track looks by name, too. */
    private Actual actual(LeadState state, Optional<RecordState> record, People people) {
        Optional<Actual> byRecord = record.flatMap(RecordState::owner)
                .map(owner -> people.withId(owner.value(), "since " + Shown.time(owner.since(), clock().getZone())));
        if (byRecord.filter(Actual::isRep).isPresent()) {
            return byRecord.get();
        }
        return state.owner()
                .map(owner -> Actual.of(owner, byRecord.map(Actual::why).orElse("as the lead says")))
                .or(() -> byRecord)
                .orElseGet(() -> Actual.unknown("nothing has come from Salesforce about it yet"));
    }
}
