package dev.baton.playbook;

import dev.baton.lead.Signal;
import dev.cel.common.values.NullValue;
import java.util.AbstractMap;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A lead's values by {@link LeadSchema}'s names, each found when an expression asks for it. Immutable. */
final class LeadValues extends AbstractMap<String, Object> {
    private static final Map<String, Function<Situation, Object>> BY_NAME = byName();

    private final Situation situation;

    LeadValues(Situation situation) {
        this.situation = situation;
    }

    private static Map<String, Function<Situation, Object>> byName() {
        Map<String, Function<Situation, Object>> values = new HashMap<>();
        for (Field field : Field.values()) {
            values.put(LeadSchema.celName(field), situation -> value(field, situation));
        }
        values.put(LeadSchema.ATTRIBUTES, situation -> situation.lead().attributes());
        values.put(LeadSchema.SIGNALS, LeadValues::signals);
        values.put(LeadSchema.TERRITORY, Situation::territory);
        values.put(LeadSchema.NAMED_ACCOUNT, situation -> situation.namedOwner().isPresent());
        values.put(LeadSchema.SEGMENT, Situation::segment);
        values.put(LeadSchema.GRADE, Situation::grade);
        return Map.copyOf(values);
    }

    private static Object signals(Situation situation) {
        return situation.facts().signals().stream().map(Signal::kind).toList();
    }

    private static Object value(Field field, Situation situation) {
        return switch (field.kind()) {
            case TEXT, WORD -> field.text(situation.lead(), situation.facts());
            case NUMBER -> number(field.number(situation.lead(), situation.facts()));
            case FLAG -> Field.flag(situation.facts());
        };
    }

    private static Object number(OptionalLong number) {
        return number.isPresent() ? (Object) number.getAsLong() : NullValue.NULL_VALUE;
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        Function<Situation, Object> value = name == null ? null : BY_NAME.get(name);
        return value == null ? null : value.apply(situation);
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return name != null && BY_NAME.containsKey(name);
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return BY_NAME.entrySet().stream()
                .map(known -> Map.entry(known.getKey(), known.getValue().apply(situation)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
