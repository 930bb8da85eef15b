package io.freshet.enricher.webhook;

import io.freshet.event.badrow.Failure;
import io.freshet.event.json.Json;
import tools.jackson.databind.JsonNode;

/** Members without which some vendors' events cannot be understood. */
final class RequiredText {

    private RequiredText() {}

    /** A member's text, or the failure that it is not there or no text. */
    static Found<String> of(JsonNode json, String member) {
        var value = JsonShape.member(json, member);
        if (value == null) {
            return nothing(member, "Missing required field");
        }
        return value.isString()
                ? Found.value(value.stringValue())
                : nothing(
                        member,
                        "Got value '" + Json.print(value) + "' with wrong type, expecting string");
    }

    private static Found<String> nothing(String member, String why) {
        return Found.nothing(
                new Failure.Unexpected(
                        member,
                        null,
                        "could not extract '"
                                + member
                                + "': "
                                + why
                                + ": DownField("
                                + member
                                + ")"));
    }
}
