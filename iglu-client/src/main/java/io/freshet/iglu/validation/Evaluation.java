package io.freshet.iglu.validation;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** The state of one check. Not thread-safe. */
final class Evaluation extends ExecutionContext {

    // far above what honest data needs; they end what a hostile schema or event begins
    private static final long MOST_STEPS = 5_000_000;
    private static final int MOST_LEVELS = 400;

    private static final ExecutionConfig CONFIG =
            ExecutionConfig.builder()
                    .locale(Locale.ENGLISH)
                    .formatAssertionsEnabled(true)
                    .maxEvaluationSteps(MOST_STEPS)
                    .maxEvaluationDepth(MOST_LEVELS)
                    .build();

    /** Whether what is checked is a whole branch of a {@code oneOf}, not something inside it. */
    boolean inBranch;

    /** Whether the branch's {@code properties} did not lack a required key. */
    boolean matched = true;

    Evaluation() {
        super(CONFIG);
    }

    /** What the schema says about the node, apart from what was found so far. */
    List<Error> errorsOf(Schema schema, JsonNode node, JsonNode root, NodePath at) {
        var before = getErrors();
        var found = new ArrayList<Error>();
        setErrors(found);
        try {
            schema.validate(this, node, root, at);
        } finally {
            setErrors(before);
        }
        return found;
    }
}
