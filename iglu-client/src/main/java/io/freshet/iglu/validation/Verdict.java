package io.freshet.iglu.validation;

import io.freshet.event.iglu.SchemaVer;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What validation found. */
public sealed interface Verdict {

    /** The data fits. */
    record Valid() implements Verdict {}

    /**
     * The data does not fit.
     *
     * @param reports at least one; their order means nothing
     */
    record Misfit(List<Report> reports) implements Verdict {

        public Misfit {
            reports = List.copyOf(reports);
        }
    }

    /**
     * The schema is broken.
     *
     * @param issues at least one; their order means nothing
     */
    record Unusable(List<SchemaIssue> issues) implements Verdict {

        public Unusable {
            issues = List.copyOf(issues);
        }
    }

    /** Whether the data fits. */
    default boolean isValid() {
        return this instanceof Valid;
    }

    /**
     * The {@code ValidationError} object as it stands in bad rows.
     *
     * @param supersededBy the version validated against, where it is a successor's
     * @throws IllegalStateException when there is no error
     */
    default ObjectNode toJson(Optional<SchemaVer> supersededBy) {
        var json = JsonNodeFactory.instance.objectNode();
        supersededBy.ifPresent(version -> json.put("supersededBy", version.toString()));
        json.put("error", "ValidationError");
        if (this instanceof Misfit misfit) {
            var list = json.putArray("dataReports");
            misfit.reports().forEach(report -> list.add(report.toJson()));
        } else if (this instanceof Unusable unusable) {
            var list = json.putArray("schemaIssues");
            unusable.issues().forEach(issue -> list.add(issue.toJson()));
        } else {
            throw new IllegalStateException("valid data has no error");
        }
        return json;
    }
}
