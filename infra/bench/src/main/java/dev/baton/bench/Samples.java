package dev.baton.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Measured values, in their order. Not to be changed. */
record Samples(List<Double> values) {
    Samples {
        values = List.copyOf(values);
    }

    /** Of any numbers. */
    static Samples of(Collection<Double> values) {
        return new Samples(new ArrayList<>(values));
    }

    double median() {
        return quantile(0.5);
    }

    /** The value below which that share of all lies, by the nearest rank. */
    double quantile(double share) {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        List<Double> sorted = values.stream().sorted().toList();
        int rank = (int) Math.ceil(share * sorted.size());
        return sorted.get(Math.clamp(rank - 1, 0, sorted.size() - 1));
    }

    double lowest() {
        return quantile(0);
    }

    double highest() {
        return quantile(1);
    }

    int count() {
        return values.size();
    }

    /** The values in groups of that size, in their order; a rest that fills no group is left out. */
    List<Samples> groupsOf(int size) {
        List<Samples> groups = new ArrayList<>();
        for (int from = 0; from + size <= values.size(); from += size) {
            groups.add(new Samples(values.subList(from, from + size)));
        }
        return groups;
    }
}
