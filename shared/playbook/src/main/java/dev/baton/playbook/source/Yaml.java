package dev.baton.playbook.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads the plain part of YAML 1.2 that a playbook and its like need: text, lists, blocks. What could surprise (anchors, tags, a second
 * document, keys
 * that stand twice) is refused, and what could exhaust memory cannot be said.
 */
public final class Yaml {
    /** Deeper than any playbook; shallow enough for any stack. */
    private static final int DEEPEST = 20;

    private final Findings findings;
    private final Iterator<Event> events;
    private final List<String> lines;

    private Yaml(Findings findings, Iterator<Event> events, List<String> lines) {
        this.findings = findings;
        this.events = events;
        this.lines = lines;
    }

    /**
     * The root of {@code text}; nothing if it could not be read, which {@code findings} then tell.
     *
     * @param begin what to do about a file in which nothing stands
     */
    public static Optional<Node> read(String text, String begin, Findings findings) {
        LoadSettings settings =
                LoadSettings.builder().setLabel("playbook").setUseMarks(true).build();
        try {
            return new Yaml(
                            findings,
                            new Parse(settings).parseString(text).iterator(),
                            text.lines().toList())
                    .root(begin);
        } catch (Stop stop) {
            findings.error(stop.at, stop.problem, stop.suggestion);
        } catch (YamlEngineException e) {
            YamlErrors.tell(e, text, findings);
        } catch (NoSuchElementException e) {
            findings.error(Place.START, "the file ends in the middle of something");
        }
        return Optional.empty();
    }

    private Optional<Node> root(String begin) {
        Node root = null;
        while (events.hasNext()) {
            Event event = events.next();
            switch (event.getEventId()) {
                case DocumentStart -> {
                    if (root != null) {
                        throw new Stop(place(event), "a second document begins here", "remove the line ---");
                    }
                    root = node(events.next(), 0);
                }
                case StreamStart, StreamEnd, DocumentEnd, Comment -> {}
                case Alias, Scalar, SequenceStart, SequenceEnd, MappingStart, MappingEnd ->
                    throw new Stop(place(event), "this cannot stand here", "");
            }
        }
        if (root == null || (root instanceof Node.Text text && text.absent())) {
            throw new Stop(Place.START, "the file is empty", begin);
        }
        return Optional.of(root);
    }

    private Node node(Event event, int depth) {
        if (depth > DEEPEST) {
            throw new Stop(place(event), "this is nested deeper than " + DEEPEST + " levels", "check the brackets");
        }
        return switch (event) {
            case AliasEvent _ ->
                throw new Stop(
                        place(event),
                        "* refers to another place, which is not understood here",
                        "write the value out, or put the text in quotes");
            case ScalarEvent scalar -> text(scalar);
            case SequenceStartEvent start -> items(start, depth);
            case MappingStartEvent start -> block(start, depth);
            default -> throw new Stop(place(event), "this cannot stand here", "");
        };
    }

    private Node text(ScalarEvent event) {
        plain(event, event.getTag());
        Place at = place(event);
        return new Node.Text(
                event.getValue(), event.isPlain(), at, new Layout(at, style(event), event.getValue(), lines));
    }

    private static Layout.Style style(ScalarEvent event) {
        if (event.isDQuoted()) {
            return Layout.Style.DOUBLE_QUOTED;
        }
        if (event.isSQuoted()) {
            return Layout.Style.SINGLE_QUOTED;
        }
        if (event.isLiteral()) {
            return Layout.Style.LITERAL;
        }
        return event.isFolded() ? Layout.Style.FOLDED : Layout.Style.PLAIN;
    }

    private Node items(SequenceStartEvent start, int depth) {
        plain(start, start.getTag());
        List<Node> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(node(event, depth + 1));
        }
        return new Node.Items(items, place(start));
    }

    private Node block(MappingStartEvent start, int depth) {
        plain(start, start.getTag());
        Map<String, Place> seen = new HashMap<>();
        List<Node.Entry> entries = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            if (!(event instanceof ScalarEvent key)) {
                throw new Stop(
                        place(event), "a key must be a plain word", "put it in quotes if it begins with [, { or *");
            }
            plain(key, key.getTag());
            Place at = place(key);
            Node value = node(events.next(), depth + 1);
            Place before = seen.putIfAbsent(key.getValue(), at);
            if (before == null) {
                entries.add(new Node.Entry(key.getValue(), at, value));
            } else {
                findings.error(
                        at,
                        "the key " + Say.quoted(key.getValue()) + " stands here a second time",
                        "the first is in " + before.seenFrom(at) + "; keep one");
            }
        }
        return new Node.Block(entries, place(start));
    }

    private void plain(NodeEvent event, Optional<String> tag) {
        if (event.getAnchor().isPresent()) {
            findings.error(place(event), "& names a place to refer to, which is not understood here", "remove it");
        }
        if (tag.isPresent()) {
            findings.error(
                    place(event),
                    "the tag " + Say.quoted(tag.get()) + " is not understood",
                    "remove it, or put text that begins with ! in quotes");
        }
    }

    private Place place(Event event) {
        Place at = event.getStartMark().map(Yaml::place).orElse(Place.START);
        return new Place(findings.file(), at.line(), at.column());
    }

    static Place place(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** Ends the reading: what follows would make no sense. */
    private static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Place at;
        private final String problem;
        private final String suggestion;

        Stop(Place at, String message, String suggestion) {
            super(message, null, false, false);
            this.at = at;
            this.problem = message;
            this.suggestion = suggestion;
        }
    }
}
