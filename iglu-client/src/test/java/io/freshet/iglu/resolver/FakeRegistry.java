package io.freshet.iglu.resolver;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.iglu.registry.Answer;
import io.freshet.iglu.registry.Registry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A registry that plays answers in order, the last one for ever. */
final class FakeRegistry implements Registry {

    final List<SchemaKey> asked = new ArrayList<>();
    final Deque<Answer<JsonNode>> answers = new ArrayDeque<>();
    String stamp = "";

    private final Distance distance;

    FakeRegistry(Distance distance, List<Answer<JsonNode>> answers) {
        this.distance = distance;
        this.answers.addAll(answers);
    }

    RankedRegistry named(String name) {
        return new RankedRegistry(name, 0, List.of(), this);
    }

    @Override
    public Answer<JsonNode> schema(SchemaKey key) {
        asked.add(key);
        return answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
    }

    @Override
    public Answer<List<SchemaKey>> list(String vendor, String name, int model) {
        return Answer.notFound();
    }

    @Override
    public Distance distance() {
        return distance;
    }

    @Override
    public boolean isWatched() {
        return !stamp.isEmpty();
    }

    @Override
    public String stamp(SchemaKey key) {
        return stamp;
    }
}
