package dev.baton.playbook.source;

import dev.baton.playbook.Field;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What cannot be together, whoever the lead is: an account's type without an account, a phrase that is not in the text. */
final class Exclusions {
    /** So many pairs of a phrase and another, or a value, are held against each other. */
    private static final long MOST_PHRASES = 5_000_000;

    private final Universe universe;
    private final List<Part> impossible;
    private final List<String> leftOut;

    /**
     * Takes where to add.
     *
     * @param leftOut gets what was not looked into, in words
     */
    Exclusions(Universe universe, List<Part> impossible, List<String> leftOut) {
        this.universe = universe;
        this.impossible = impossible;
        this.leftOut = leftOut;
    }

    /** Adds all of them. */
    void add(Set<Aspect.Phrase> phrases) {
        Aspect hasAccount = new Aspect.Flag(Field.HAS_ACCOUNT.word());
        for (Field field : List.of(Field.ACCOUNT, Field.ACCOUNT_TYPE, Field.ACCOUNT_OWNER)) {
            Aspect.Text text = new Aspect.Text(field.word());
            BitSet named = (BitSet) universe.all(text).clone();
            named.clear(universe.indexOf(text, Universe.OTHER));
            if (!named.isEmpty()) {
                impossible.add(new Part(Map.of(hasAccount, Universe.bit(0), text, named)));
            }
        }
        long pairs = phrases.stream()
                .mapToLong(phrase -> phrases.size()
                        + universe.known(new Aspect.Text(phrase.field())).size())
                .sum();
        if (pairs > MOST_PHRASES) {
            leftOut.add("which phrases go together, as its conditions name too many");
            return;
        }
        phrases.forEach(phrase -> exclude(phrase, phrases, hasAccount));
    }

    private void exclude(Aspect.Phrase phrase, Set<Aspect.Phrase> phrases, Aspect hasAccount) {
        Aspect.Text text = new Aspect.Text(phrase.field());
        for (String value : universe.known(text)) {
            if (!value.equals(Universe.OTHER)) {
                int not = Universe.spaced(value).contains(phrase.words()) ? 0 : 1;
                impossible.add(
                        new Part(Map.of(text, Universe.bit(universe.indexOf(text, value)), phrase, Universe.bit(not))));
            }
        }
        for (Aspect.Phrase other : phrases) {
            if (other.field().equals(phrase.field())
                    && !other.equals(phrase)
                    && phrase.words().contains(other.words())) {
                impossible.add(new Part(Map.of(phrase, Universe.bit(1), other, Universe.bit(0))));
            }
        }
        if (phrase.field().equals(Field.ACCOUNT.word())
                || phrase.field().equals(Field.ACCOUNT_TYPE.word())
                || phrase.field().equals(Field.ACCOUNT_OWNER.word())) {
            impossible.add(new Part(Map.of(hasAccount, Universe.bit(0), phrase, Universe.bit(1))));
        }
    }
}
