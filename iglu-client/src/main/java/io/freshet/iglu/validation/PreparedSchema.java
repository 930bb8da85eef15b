package io.freshet.iglu.validation;

import com.networknt.schema.Schema;
import com.networknt.schema.ValidationLimitExceededException;
import io.freshet.iglu.validation.fit.QuickCheck;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A schema ready for checks, or the reasons why there cannot be any. Thread-safe.
 *
 * @param schema null where there are issues
 * @param quick confirms most of the data that fits
 * @param issues empty where there is a schema
 */
record PreparedSchema(@Nullable Schema schema, QuickCheck quick, List<SchemaIssue> issues) {

    /** The verdict on data that fits. */
    static final Verdict VALID = new Verdict.Valid();

    static PreparedSchema unusable(SchemaIssue issue) {
        return unusable(List.of(issue));
    }

    static PreparedSchema unusable(List<SchemaIssue> issues) {
        return new PreparedSchema(null, QuickCheck.NONE, issues);
    }

    /**
     * What the data's full check found; a fault of the schema that shows only now is a verdict too.
     */
    Verdict check(JsonNode data) {
        try {
            var reports = reports(data);
            return reports.isEmpty() ? VALID : new Verdict.Misfit(List.copyOf(reports));
        } catch (ValidationLimitExceededException e) {
            return unusableNow("too many steps or levels to check");
        } catch (RuntimeException e) {
            return unusableNow(Draft4.words(e));
        } catch (StackOverflowError e) {
            // a pattern over a long text, or references in a circle
            return unusableNow("nested too deep to check");
        }
    }

    /** Every place where the data does not fit, none twice. */
    LinkedHashSet<Report> reports(JsonNode data) {
        var evaluation = new Evaluation();
        if (schema != null) {
            schema.validate(evaluation, data);
        }
        var reports = new LinkedHashSet<Report>();
        evaluation.getErrors().forEach(error -> reports.add(Wording.report(error)));
        return reports;
    }

    private static Verdict unusableNow(String message) {
        return new Verdict.Unusable(List.of(new SchemaIssue("$", message)));
    }
}
