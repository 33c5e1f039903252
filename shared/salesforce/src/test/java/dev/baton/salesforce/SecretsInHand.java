package dev.baton.salesforce;

import dev.baton.secrets.Secrets;
import java.util.ArrayList;
import java.util.List;

/** Gives out one secret after another, each time it is read again; the last for ever. For one thread. */
final class SecretsInHand implements Secrets {
    private final List<String> coming;
    private final List<String> readings = new ArrayList<>();

    SecretsInHand(String... coming) {
        this.coming = new ArrayList<>(List.of(coming));
    }

    @Override
    public String read(String reference) {
        readings.add("read " + reference);
        return coming.getFirst();
    }

    @Override
    public String renewed(String reference) {
        readings.add("renewed " + reference);
        if (coming.size() > 1) {
            coming.removeFirst();
        }
        return coming.getFirst();
    }

    List<String> readings() {
        return List.copyOf(readings);
    }
}
