package io.freshet.iglu.validation;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.path.NodePath;
import io.freshet.event.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * {@code oneOf}. Where no branch fits, what the branches lack is told, but missing keys only if
 * nothing else is wrong, and extra keys only if nothing else is left.
 */
final class OneOfCheck extends Check {

    private final List<Schema> branches;
    private final String texts;

    OneOfCheck(OwnKeyword.Place place) {
        super(place);
        branches = IntStream.range(0, place.node().size()).mapToObj(place::schema).toList();
        texts =
                StreamSupport.stream(place.node().spliterator(), false)
                        .map(Json::print)
                        .collect(Collectors.joining());
    }

    @Override
    void check(Evaluation evaluation, JsonNode node, JsonNode root, NodePath at) {
        evaluation.inBranch = true;
        var fitting = 0;
        List<Error> all = new ArrayList<>();
        for (var branch : branches) {
            evaluation.matched = true;
            var found = evaluation.errorsOf(branch, node, root, at);
            if (found.isEmpty() && evaluation.matched) {
                fitting++;
            }
            if (fitting > 1) {
                break;
            }
            all.addAll(found);
        }
        evaluation.inBranch = false;
        evaluation.matched = true;
        if (fitting > 1) {
            misfit(evaluation, at, texts);
        } else if (fitting == 0) {
            unlessNone(unlessNone(all, "required"), "additionalProperties")
                    .forEach(evaluation::addError);
        }
    }

    private static List<Error> unlessNone(List<Error> errors, String dropped) {
        var kept = errors.stream().filter(error -> !error.getKeyword().equals(dropped)).toList();
        return kept.isEmpty() ? errors : kept;
    }
}
