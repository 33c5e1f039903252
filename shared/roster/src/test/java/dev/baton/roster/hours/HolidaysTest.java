package dev.baton.roster.hours;

import static org.assertj.core.api.Assertions.assertThat;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HolidaysTest {
    private static final Path KEPT = Path.of("src/main/resources/dev/baton/roster/hours/holidays");
    private static final Path FRESH = Path.of("target/holidays");

    /** On a difference, {@code make holidays} takes over what this test writes to {@code target/holidays}. */
    @Test
    void theTablesAreWhatJollydaySays() throws IOException {
        Map<String, String> fresh = new TreeMap<>();
        for (String country : new TreeSet<>(HolidayManager.getSupportedCalendarCodes())) {
            String name = country.toUpperCase(Locale.ROOT);
            if (name.length() == 2) {
                fresh.put(name + ".txt", table(country, name));
            }
        }
        Files.createDirectories(FRESH);
        for (Map.Entry<String, String> file : fresh.entrySet()) {
            Files.writeString(FRESH.resolve(file.getKey()), file.getValue());
        }

        assertThat(files()).isEqualTo(fresh);
    }

    @Test
    void eachRegionIsReadBackAsJollydaySaysIt() {
        Set<String> regions = new TreeSet<>();
        for (String country : List.of("de", "us", "gb", "at", "jp", "ch")) {
            HolidayManager manager = HolidayManager.getInstance(ManagerParameters.create(country));
            each(manager.getCalendarHierarchy(), List.of(), country.toUpperCase(Locale.ROOT), (path, name) -> {
                regions.add(name);
                assertThat(Holidays.of(name)).as(name).contains(days(manager, path));
            });
        }
        assertThat(regions).hasSizeGreaterThan(60);
    }

    @Test
    void bavariaHasMoreHolidaysThanHamburgAndWhatIsWrittenDifferentlyIsTheSame() {
        LocalDate epiphany = LocalDate.of(2027, 1, 6);
        assertThat(Holidays.of("DE-BY").orElseThrow()).contains(epiphany);
        assertThat(Holidays.of(" de-by ")).isEqualTo(Holidays.of("DE-BY"));
        assertThat(Holidays.of("DE-HH").orElseThrow()).doesNotContain(epiphany).contains(LocalDate.of(2027, 12, 25));
    }

    @Test
    void aRegionThatDoesNotExistIsUnknown() {
        assertThat(Stream.of("", "XX", "DE-XX", "D", "../DE", "DE-BY-AG-XX", "Bavaria")
                        .map(Holidays::of))
                .allMatch(found -> found.isEmpty());
    }

    private static Map<String, String> files() throws IOException {
        try (Stream<Path> files = Files.list(KEPT)) {
            Map<String, String> kept = new TreeMap<>();
            for (Path file : files.toList()) {
                kept.put(file.getFileName().toString(), Files.readString(file));
            }
            return kept;
        }
    }

    private static String table(String country, String name) {
        HolidayManager manager = HolidayManager.getInstance(ManagerParameters.create(country));
        List<String> lines = new ArrayList<>();
        each(manager.getCalendarHierarchy(), List.of(), name, (path, region) -> {
            Set<LocalDate> own = new TreeSet<>(days(manager, path));
            if (!path.isEmpty()) {
                Set<LocalDate> above = days(manager, path.subList(0, path.size() - 1));
                assertThat(own).as(region).containsAll(above);
                own.removeAll(above);
            }
            lines.add(line(region, own));
        });
        return String.join("\n", lines) + "\n";
    }

    private static String line(String region, Set<LocalDate> days) {
        Map<Integer, List<LocalDate>> byYear = days.stream()
                .sorted()
                .collect(Collectors.groupingBy(LocalDate::getYear, TreeMap::new, Collectors.toList()));
        StringBuilder line = new StringBuilder(region);
        byYear.forEach((year, its) -> {
            line.append(' ').append(year);
            its.forEach(day ->
                    line.append(String.format(Locale.ROOT, " %02d%02d", day.getMonthValue(), day.getDayOfMonth())));
        });
        return line.toString();
    }

    private static void each(
            CalendarHierarchy at, List<String> path, String name, BiConsumer<List<String>, String> visit) {
        visit.accept(path, name);
        new TreeMap<>(at.getChildren()).forEach((part, below) -> {
            List<String> further = new ArrayList<>(path);
            further.add(part);
            each(below, further, name + "-" + part.toUpperCase(Locale.ROOT), visit);
        });
    }

    private static Set<LocalDate> days(HolidayManager manager, List<String> path) {
        Set<LocalDate> days = new TreeSet<>();
        for (int year = Holidays.FIRST_YEAR; year <= Holidays.LAST_YEAR; year++) {
            manager.getHolidays(Year.of(year), path.toArray(String[]::new)).stream()
                    .filter(holiday -> holiday.getType() == HolidayType.PUBLIC_HOLIDAY)
                    .map(Holiday::getDate)
                    .forEach(days::add);
        }
        return days;
    }
}
