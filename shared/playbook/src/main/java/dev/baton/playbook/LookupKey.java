package dev.baton.playbook;

/**
 * Names one row of one lookup table.
 *
 * @param table the table's name; it changes with the table's content, so the rows of a published playbook never change under it
 * @param key the row's key: upper case, parts joined by {@code |}
 */
public record LookupKey(String table, String key) {
    /** Both in one text: {@code territories-1f2e3d4c5b6a/DE|BY}. */
    public String text() {
        return table + "/" + key;
    }
}
