package dev.baton.playbook;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.CelOptions;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.NullableType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import java.util.Optional;

/** The lead as a CEL expression sees it: the one variable {@code lead}, whose fields are {@link Field}'s with {@code _} for {@code -}. */
public final class LeadSchema {
    /** The variable's name. */
    public static final String LEAD = "lead";

    static final String ATTRIBUTES = "attributes";
    static final String SIGNALS = "signals";
    static final String TERRITORY = "territory";
    static final String NAMED_ACCOUNT = "named_account";
    static final String SEGMENT = "segment";
    static final String GRADE = "grade";

    private LeadSchema() {}

    /** The limits that expressions are checked with; they hold when they run, too. */
    public static CelOptions limits() {
        return Expressions.limits();
    }

    /**
     * The lead's type, by which a misspelt field is found when a playbook is checked.
     *
     * @param withSegment false where a segment is being decided
     * @param withGrade false where the points are not known yet
     */
    public static StructType type(boolean withSegment, boolean withGrade) {
        ImmutableMap.Builder<String, CelType> building = ImmutableMap.builder();
        for (Field field : Field.values()) {
            building.put(
                    celName(field),
                    switch (field.kind()) {
                        case TEXT, WORD -> SimpleType.STRING;
                        case NUMBER -> NullableType.create(SimpleType.INT);
                        case FLAG -> SimpleType.BOOL;
                    });
        }
        building.put(ATTRIBUTES, MapType.create(SimpleType.STRING, SimpleType.STRING));
        building.put(SIGNALS, ListType.create(SimpleType.STRING));
        building.put(TERRITORY, SimpleType.STRING);
        building.put(NAMED_ACCOUNT, SimpleType.BOOL);
        if (withSegment) {
            building.put(SEGMENT, SimpleType.STRING);
        }
        if (withGrade) {
            building.put(GRADE, SimpleType.STRING);
        }
        ImmutableMap<String, CelType> fields = building.buildOrThrow();
        return StructType.create("baton.Lead", fields.keySet(), name -> Optional.ofNullable(fields.get(name)));
    }

    /** Knows {@code type} and nothing else. */
    public static CelTypeProvider provider(StructType type) {
        return new CelTypeProvider() {
            @Override
            public ImmutableList<CelType> types() {
                return ImmutableList.of(type);
            }

            @Override
            public Optional<CelType> findType(String name) {
                return name.equals(type.name()) ? Optional.of(type) : Optional.empty();
            }
        };
    }

    /** The field's name in an expression. */
    static String celName(Field field) {
        return field.word().replace('-', '_');
    }
}
