package dev.baton.roster.hours;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads the files of worked cases. */
public final class Cases {
    private Cases() {}

    public static Map<String, Object> file(String name) {
        try (var stream = Cases.class.getResourceAsStream("/hours/" + name)) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return map(new Load(LoadSettings.builder().build()).loadFromString(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a mapping holds under {@code key}; its absence is the file's mistake. */
    public static Object get(Map<String, Object> of, String key) {
        return Optional.ofNullable(of.get(key)).orElseThrow(() -> new AssertionError("nothing under " + key));
    }

    @SuppressWarnings("unchecked")
    public static Map<String, Object> map(Object written) {
        return (Map<String, Object>) written;
    }

    public static List<?> list(Object written) {
        return (List<?>) written;
    }

    public static WorkingWeek week(String text) {
        return switch (WeekText.read(text)) {
            case WeekText.Read.Hours(WorkingWeek week) -> week;
            case WeekText.Read.Wrong(String why) -> throw new AssertionError(why);
        };
    }

    public static Schedule schedule(Map<String, Object> written) {
        return new Schedule(
                week((String) get(written, "week")),
                ZoneId.of((String) get(written, "zone")),
                list(written.getOrDefault("holidays", List.of())).stream()
                        .map(day -> LocalDate.parse((String) day))
                        .collect(Collectors.toSet()));
    }
}
