package dev.baton.playbook.source;

import java.util.Map;

/** Finds rows of a table that change nothing: the wider row that would be found without them names the same. */
final class NeedlessRows {
    /** So many are told one by one. */
    private static final int SHOWN = 10;

    private NeedlessRows() {}

    /**
     * Looks through a table.
     *
     * @param rows each row's value by its key, its parts parted by a stroke
     * @param lines the line of each key
     */
    static void tell(Map<String, String> rows, Map<String, Integer> lines, Findings findings) {
        int needless = 0;
        for (Map.Entry<String, String> row : rows.entrySet()) {
            String wider = wider(row.getKey(), rows);
            if (!wider.isEmpty() && row.getValue().equals(rows.get(wider))) {
                needless++;
                if (needless <= SHOWN) {
                    findings.warning(
                            new Place(lines.getOrDefault(row.getKey(), 1), 1),
                            "the row changes nothing: line " + lines.getOrDefault(wider, 1) + " (" + Say.cut(wider)
                                    + ") says " + Say.cut(row.getValue()) + " as well",
                            "remove it");
                }
            }
        }
        if (needless > SHOWN) {
            findings.warning(
                    Place.START, (needless - SHOWN) + " more rows change nothing", "remove them, or tell them apart");
        }
    }

    /** The next shorter key that has a row; empty when there is none. */
    private static String wider(String key, Map<String, String> rows) {
        String shorter = key;
        for (int end = shorter.lastIndexOf('|'); end > 0; end = shorter.lastIndexOf('|')) {
            shorter = shorter.substring(0, end);
            if (rows.containsKey(shorter)) {
                return shorter;
            }
        }
        return "";
    }
}
