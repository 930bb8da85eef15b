package io.freshet.iglu.validation;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;
import tools.jackson.databind.JsonNode;

/** What one keyword at one place of a schema asks of data. Thread-safe. */
abstract class Check implements KeywordValidator {

    private final OwnKeyword.Place place;

    Check(OwnKeyword.Place place) {
        this.place = place;
    }

    abstract void check(Evaluation evaluation, JsonNode node, JsonNode root, NodePath at);

    @Override
    public final void validate(
            ExecutionContext context, JsonNode node, JsonNode root, NodePath at) {
        check((Evaluation) context, node, root, at);
    }

    @Override
    public final SchemaLocation getSchemaLocation() {
        return place.location();
    }

    @Override
    public final String getKeyword() {
        return place.keyword();
    }

    /** Adds a misfit under this keyword's own name. */
    final void misfit(Evaluation evaluation, NodePath at, Object... targets) {
        misfit(evaluation, place.keyword(), at, targets);
    }

    /** Adds a misfit under a name of {@link Wording}. */
    final void misfit(Evaluation evaluation, String keyword, NodePath at, Object... targets) {
        evaluation.addError(
                Error.builder()
                        .keyword(keyword)
                        .messageKey(keyword)
                        .message(keyword)
                        .schemaLocation(place.location())
                        .schemaNode(place.node())
                        .evaluationPath(evaluation.getEvaluationPath())
                        .instanceLocation(at)
                        .arguments(targets)
                        .build());
    }
}
