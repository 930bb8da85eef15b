package io.freshet.sdk;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.vectors.TestData;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The recorded cases: lines with what the reference made of them. */
final class SdkCases {

    static final int COUNT = 207;

    private SdkCases() {}

    static Stream<SdkCase> all() {
        return TestData.lines("sdk/sdk-public.ndjson").stream()
                .map(SdkCases::json)
                .map(SdkCase::new);
    }

    static Stream<SdkCase> good() {
        return all().filter(SdkCase::isGood);
    }

    static Stream<SdkCase> bad() {
        return all().filter(given -> !given.isGood());
    }

    static List<String> lines() {
        return all().map(SdkCase::tsv).toList();
    }

    static JsonNode json(String text) {
        try {
            return Json.parse(text, Json.MAX_DEPTH + 1);
        } catch (InvalidJson e) {
            throw new AssertionError(e);
        }
    }

    /** One of them, named by its id in reports. */
    record SdkCase(JsonNode json) {

        boolean isGood() {
            return json.has("ok");
        }

        String tsv() {
            return text("tsv");
        }

        String text(String name) {
            return json.get(name).stringValue();
        }

        /** The text in {@code name}, which is JSON. */
        JsonNode tree(String name) {
            return SdkCases.json(text(name));
        }

        List<String> texts(String name) {
            return json.get(name).valueStream().map(JsonNode::stringValue).toList();
        }

        @Override
        public String toString() {
            return text("id") + " " + text("desc");
        }
    }
}
