package io.freshet.webapp.schema;

import io.freshet.event.iglu.SelfDescribing;
import io.freshet.iglu.IgluClient;
import io.freshet.iglu.IgluClient.Check;
import io.freshet.webapp.http.Answer;
import io.freshet.webapp.http.Endpoint;
import io.freshet.webapp.http.Refusal;
import io.freshet.webapp.http.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code POST schemas/validate}: whether data fits the schema it names; keeps nothing. */
public final class SchemaTry implements Endpoint {

    private final IgluClient iglu;

    public SchemaTry(IgluClient iglu) {
        this.iglu = iglu;
    }

    @Override
    public Answer answer(Request request) {
        var body = request.json();
        var data =
                SelfDescribing.parse(body)
                        .value()
                        .orElseThrow(
                                () ->
                                        Refusal.badRequest(
                                                "the body is no self-describing JSON",
                                                "send {\"schema\":\"iglu:vendor/name/jsonschema/1-0-0\",\"data\":{…}}"));
        var answer = JsonNodeFactory.instance.objectNode();
        var check = iglu.check(data);
        answer.put("valid", check instanceof Check.Valid);
        var errors = answer.putArray("errors");
        if (check instanceof Check.Invalid invalid) {
            tell(invalid, data, errors);
        }
        return Answer.json(answer).table("errors", "path", "message", "keyword", "fix");
    }

    private static void tell(Check.Invalid invalid, SelfDescribing data, ArrayNode errors) {
        var error = invalid.error();
        if (error.path("error").asString("").equals("ResolutionError")) {
            errors.addObject()
                    .put("message", "no registry has " + data.schema().toUri())
                    .put(
                            "fix",
                            invalid.unreachable()
                                    ? "a registry does not answer: see that it can be reached"
                                    : "add the schema to a registry of the resolver, or correct its name");
            return;
        }
        for (var issue : error.path("schemaIssues")) {
            errors.addObject()
                    .put("path", issue.path("path").asString(""))
                    .put("message", issue.path("message").asString(""))
                    .put("fix", "the schema itself cannot be used: correct it there");
        }
        for (var report : error.path("dataReports")) {
            var line =
                    errors.addObject()
                            .put("path", report.path("path").asString("$"))
                            .put("message", report.path("message").asString(""));
            var keyword = report.path("keyword").asString("");
            if (!keyword.isEmpty()) {
                line.put("keyword", keyword);
            }
            line.put("fix", Remedy.of(keyword, report.path("path").asString("$"), targets(report)));
        }
    }

    private static String targets(JsonNode report) {
        var words = new StringBuilder();
        for (var target : report.path("targets")) {
            words.append(words.length() == 0 ? "" : ", ").append(target.asString(""));
        }
        return words.toString();
    }
}
