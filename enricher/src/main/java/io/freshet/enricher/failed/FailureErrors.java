package io.freshet.enricher.failed;

import io.freshet.enricher.draft.Fault;
import io.freshet.event.badrow.Failure;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The member {@code errors} of a failure: one object or more, each with message and source. */
final class FailureErrors {

    private FailureErrors() {}

    static ArrayNode of(Fault fault) {
        var failure = unwrapped(fault.failure());
        var errors = JsonNodeFactory.instance.arrayNode();
        if (failure instanceof Failure.Iglu iglu) {
            ofIglu(iglu, errors);
        } else {
            errors.addObject().put("message", message(failure));
        }
        for (var error : errors) {
            ((ObjectNode) error).put("source", fault.source());
        }
        return errors;
    }

    private static Failure unwrapped(Failure failure) {
        return failure instanceof Failure.OfEnrichment enrichment ? enrichment.message() : failure;
    }

    /** The validator's reports one by one, or what the registries said. */
    private static void ofIglu(Failure.Iglu failure, ArrayNode errors) {
        var reports = failure.error().path("dataReports");
        var issues = reports.isEmpty() ? failure.error().path("schemaIssues") : reports;
        for (var issue : issues) {
            errors.add(issue.deepCopy());
        }
        if (errors.isEmpty()) {
            var lookups = failure.error().path("lookupHistory");
            var error = errors.addObject();
            error.put("message", unresolved(failure, lookups));
            error.set("lookupHistory", lookups.deepCopy());
        }
    }

    private static String unresolved(Failure.Iglu failure, JsonNode lookups) {
        return failure.schemaKey().toUri()
                + " cannot be had: "
                + StreamSupport.stream(lookups.spliterator(), false)
                        .map(FailureErrors::answer)
                        .collect(Collectors.joining(", "));
    }

    private static String answer(JsonNode lookup) {
        var last = lookup.path("errors").path(lookup.path("errors").size() - 1);
        return lookup.path("repository").asString("?")
                + " says "
                + last.path("error").asString("?");
    }

    private static String message(Failure failure) {
        if (failure instanceof Failure.Message words) {
            return words.error();
        }
        if (failure instanceof Failure.Unexpected unexpected) {
            return unexpected.field() + ": " + unexpected.expectation();
        }
        if (failure instanceof Failure.NotIglu json) {
            return "not self-describing: " + json.error();
        }
        if (failure instanceof Failure.CriterionMismatch mismatch) {
            return mismatch.schemaKey().toUri()
                    + " is none of "
                    + mismatch.schemaCriterion().toUri();
        }
        throw new IllegalStateException("no failure of an event: " + failure.getClass());
    }
}
