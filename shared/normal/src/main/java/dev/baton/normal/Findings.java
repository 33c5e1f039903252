package dev.baton.normal;

import dev.baton.lead.Note;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The fields of one lead while they are normalised, and what was found out about them. */
final class Findings {
    /** Attributes have no field in Salesforce whose length could be followed; this is its longest text field's. */
    private static final int ATTRIBUTE = 32_000;

    private static final int ATTRIBUTE_NAME = 80;

    private final Raw raw;
    private final List<Note> notes;
    private final List<Problem> unusable = new ArrayList<>();
    private final Map<String, String> attributes = new LinkedHashMap<>();

    Findings(Raw raw) {
        this.raw = raw;
        this.notes = new ArrayList<>(raw.notes());
        raw.attributes().forEach(this::attribute);
    }

    private void attribute(String name, String value) {
        String key = Text.cut(Text.clean(name, false), ATTRIBUTE_NAME);
        String text = Text.clean(value, true);
        if (key.isEmpty() || text.isEmpty()) {
            return;
        }
        if (text.length() > ATTRIBUTE) {
            note(key, "cut to " + ATTRIBUTE + " characters");
        }
        attributes.merge(key, Text.cut(text, ATTRIBUTE), (one, other) -> one + ";" + other);
    }

    /** The field's text, cleaned and cut to its length; empty when it was not given. */
    String text(Field field) {
        String text = cleaned(field);
        if (text.length() > field.length()) {
            note(field.canonical(), "cut to " + field.length() + " characters");
        }
        return Text.cut(text, field.length());
    }

    /** The field's text where it is not too long; otherwise {@code tooLong} is wrong with it. */
    Optional<String> whole(Field field, String tooLong) {
        String text = cleaned(field);
        if (text.length() > field.length()) {
            unusable(field, tooLong);
            return Optional.empty();
        }
        return Optional.of(text).filter(t -> !t.isEmpty());
    }

    /** What {@code read} makes of the field where it was given; where that is nothing, {@code wrong} is wrong with it. */
    <T> Optional<T> understood(Field field, String wrong, Function<String, Optional<T>> read) {
        return Optional.of(text(field))
                .filter(t -> !t.isEmpty())
                .flatMap(given -> understood(field, given, wrong, read));
    }

    /** What {@code read} makes of {@code given}; where that is nothing, {@code wrong} is wrong with the field. */
    <T> Optional<T> understood(Field field, String given, String wrong, Function<String, Optional<T>> read) {
        Optional<T> value = read.apply(given);
        if (value.isEmpty()) {
            unusable(field, wrong);
        }
        return value;
    }

    /** The field cannot be used: what was given stays, as an attribute of the field's name. */
    void unusable(Field field, String wrong) {
        unusable.add(new Problem(field.canonical(), wrong));
        note(field.canonical(), wrong + "; what was given is kept as an attribute");
        attribute(field.canonical(), raw.get(field));
    }

    void note(Field field, String what) {
        note(field.canonical(), what);
    }

    private void note(String field, String what) {
        notes.add(new Note(field, what));
    }

    private String cleaned(Field field) {
        return Text.clean(raw.get(field), field.multiline());
    }

    List<Note> notes() {
        return notes;
    }

    List<Problem> unusable() {
        return unusable;
    }

    Map<String, String> attributes() {
        return attributes;
    }
}
