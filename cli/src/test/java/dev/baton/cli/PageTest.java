package dev.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {
    private final StringWriter written = new StringWriter();
    private final Page page = new Page(new PrintWriter(written));

    @Test
    void columnsAreAsWideAsWhatIsInThem() {
        page.table(List.of("REP", "OPEN"), List.of(List.of("ana@acme.example", "3 of 25"), List.of("bo", "0")));
        assertThat(lines())
                .containsExactly("REP               OPEN", "ana@acme.example  3 of 25", "bo                0");
    }

    @Test
    void aLongCellIsCut() {
        page.table(List.of("NOTE", "BY"), List.of(List.of("word".repeat(20), "ana")));
        assertThat(lines().getLast()).isEqualTo("word".repeat(14) + "wor…  ana");
    }

    @Test
    void theLastColumnIsNotCut() {
        page.table(List.of("BY", "NOTE"), List.of(List.of("ana", "word".repeat(20))));
        assertThat(lines().getLast()).isEqualTo("ana  " + "word".repeat(20));
    }

    @Test
    void anIdeographTakesTwoColumns() {
        page.table(List.of("NAME", "BY"), List.of(List.of("山田太郎", "ana"), List.of("Zoë", "bo")));
        assertThat(lines()).containsExactly("NAME      BY", "山田太郎  ana", "Zoë       bo");
    }

    @Test
    void aCellCannotLeaveItsRow() {
        page.table(List.of("NAME"), List.of(List.of("Ana\nEve\u001b[2J")));
        assertThat(lines()).containsExactly("NAME", "Ana\\nEve\\u001b[2J");
    }

    @Test
    void aCellWithPicoclisMarkupKeepsItsText() {
        page.table(List.of("NAME"), List.of(List.of("@|red Ana|@")));
        assertThat(lines()).containsExactly("NAME", "@|red Ana|@");
    }

    @Test
    void anEmptyTableShowsItsColumns() {
        page.table(List.of("LEAD", "STATUS"), List.of());
        assertThat(lines()).containsExactly("LEAD  STATUS");
    }

    @Test
    void aValueThatIsNotThereIsLeftOut() {
        page.value("title", "");
        page.value("phone", "+4930123456");
        assertThat(lines()).containsExactly("  phone         +4930123456");
    }

    private List<String> lines() {
        return written.toString().lines().toList();
    }
}
