package dev.baton.track.event;

import java.util.List;
import java.util.Optional;

/**
 * What a message tells.
 *
 * @param unclear why some of it could not be understood; empty when all of it was
 */
public record Told(List<News> news, Optional<String> unclear) {
    public Told {
        news = List.copyOf(news);
    }

    static Told nothing() {
        return new Told(List.of(), Optional.empty());
    }

    static Told unclear(String why) {
        return new Told(List.of(), Optional.of(why));
    }
}
