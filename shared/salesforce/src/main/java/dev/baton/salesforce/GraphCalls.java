package dev.baton.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Sends graphs in as few calls as possible until there is an outcome for each. For one batch, and one thread. */
final class GraphCalls {
    /** As many graphs fit into one call (REST API guide, "Composite Graph Limits"). */
    static final int MOST_GRAPHS = 75;

    private final GraphCodec codec;
    private final Function<ObjectNode, Answer<JsonNode>> post;
    private final Map<String, Graph.Outcome> outcomes = new HashMap<>();
    private final Deque<List<Graph>> calls = new ArrayDeque<>();

    GraphCalls(GraphCodec codec, Function<ObjectNode, Answer<JsonNode>> post) {
        this.codec = codec;
        this.post = post;
    }

    /** One outcome for each, in their order. */
    List<Graph.Outcome> send(List<Graph> graphs) {
        calls.addAll(split(graphs));
        while (!calls.isEmpty()) {
            List<Graph> call = calls.removeFirst();
            switch (post.apply(codec.encode(call))) {
                case Answer.Ok<JsonNode> ok -> answered(call, codec.decode(ok.value(), call));
                case Answer.Failed<JsonNode> failed -> failed(call, failed.failure());
            }
        }
        List<Graph.Outcome> inOrder = new ArrayList<>();
        for (Graph graph : graphs) {
            Graph.Outcome outcome = outcomes.get(graph.id());
            if (outcome == null) {
                throw new IllegalStateException("a graph was left without an outcome");
            }
            inOrder.add(outcome);
        }
        return inOrder;
    }

    private void answered(List<Graph> call, List<Optional<Graph.Outcome>> answers) {
        List<Graph> untried = new ArrayList<>();
        for (int i = 0; i < call.size(); i++) {
            Graph graph = call.get(i);
            answers.get(i).ifPresentOrElse(outcome -> outcomes.put(graph.id(), outcome), () -> untried.add(graph));
        }
        // Salesforce stops after 14 failed graphs. Whoever gets nowhere at all does not ask for ever.
        if (untried.size() == call.size()) {
            close(untried, new Failure.Locked(Errors.HALTED));
        } else if (!untried.isEmpty()) {
            calls.addFirst(untried);
        }
    }

    private void failed(List<Graph> call, Failure failure) {
        switch (failure) {
            // The call itself was not understood: whichever of them did it fails alone.
            case Failure.Permanent _, Failure.Duplicate _ -> {
                if (call.size() == 1) {
                    close(call, failure);
                } else {
                    int half = call.size() / 2;
                    calls.addFirst(call.subList(half, call.size()));
                    calls.addFirst(call.subList(0, half));
                }
            }
            // True of every call alike: the rest is spared.
            case Failure.Locked _, Failure.Unreachable _, Failure.DailyLimit _, Failure.Misconfigured _ -> {
                close(call, failure);
                calls.forEach(rest -> close(rest, failure));
                calls.clear();
            }
        }
    }

    private void close(List<Graph> graphs, Failure failure) {
        graphs.forEach(graph -> outcomes.put(graph.id(), new Graph.Outcome.Failed(graph.id(), "", failure)));
    }

    static List<List<Graph>> split(List<Graph> graphs) {
        List<List<Graph>> calls = new ArrayList<>();
        List<Graph> call = new ArrayList<>();
        int nodes = 0;
        for (Graph graph : graphs) {
            int more = graph.nodes().size();
            if (call.size() == MOST_GRAPHS || (!call.isEmpty() && nodes + more > Graph.MOST_NODES)) {
                calls.add(List.copyOf(call));
                call.clear();
                nodes = 0;
            }
            call.add(graph);
            nodes += more;
        }
        if (!call.isEmpty()) {
            calls.add(List.copyOf(call));
        }
        return calls;
    }
}
