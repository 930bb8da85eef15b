package io.freshet.iglu.validation;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** {@code anyOf}, which is never told itself: what the branches lack is. */
final class AnyOfCheck extends Check {

    private final List<Schema> branches;

    AnyOfCheck(OwnKeyword.Place place) {
        super(place);
        branches = IntStream.range(0, place.node().size()).mapToObj(place::schema).toList();
    }

    @Override
    void check(Evaluation evaluation, JsonNode node, JsonNode root, NodePath at) {
        var matchedBefore = evaluation.matched;
        var all = new ArrayList<Error>();
        for (var branch : branches) {
            evaluation.matched = matchedBefore;
            var found = evaluation.errorsOf(branch, node, root, at);
            if (found.isEmpty() && evaluation.matched) {
                return;
            }
            all.addAll(found);
        }
        if (all.isEmpty()) {
            evaluation.matched = true;
        }
        all.forEach(evaluation::addError);
    }
}
