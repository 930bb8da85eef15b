package io.freshet.enricher.remote;

import io.freshet.enricher.remote.RemoteService.Answer;
import io.freshet.enricher.request.Adapter;
import io.freshet.enricher.request.Request;
import io.freshet.enricher.uri.QueryString;
import io.freshet.event.badrow.Failure;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.event.payload.RawEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An adapter behind a URL. It gets {@code {"contentType","queryString":{},"headers":[],"body"}} and
 * answers {@code {"events":[{tracker parameter: text}]}}.
 *
 * @param url as configured; stands in bad rows
 * @param service asks there
 */
record RemoteAdapter(String url, RemoteService service) implements Adapter {

    /** Tells failures that a remote adapter has caused from others of the same path. */
    private static final String MARK = "[REMOTE_ADAPTER] ";

    @Override
    public Adapted toRawEvents(Request request) {
        var body = request.payload().body();
        if (body == null || body.isEmpty()) {
            return refused(null, "empty body: not a valid remote adapter " + url + " payload");
        }
        var answer = service.post(question(request, body));
        return answer instanceof Answer.Text text
                ? events(request, text.text())
                : refused(
                        null,
                        MARK
                                + "could not get response from remote adapter "
                                + url
                                + ": "
                                + ((Answer.None) answer).why());
    }

    private static String question(Request request, String body) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("contentType", request.payload().contentType());
        var querystring = json.putObject("queryString");
        QueryString.toMap(request.querystring()).forEach(querystring::put);
        var headers = json.putArray("headers");
        var sent = request.payload().headers();
        if (sent != null) {
            sent.forEach(headers::add);
        }
        json.put("body", body);
        return Json.print(json);
    }

    private static Adapted events(Request request, String text) {
        JsonNode json;
        try {
            json = Json.parse(text);
        } catch (InvalidJson e) {
            return Adapted.refused(
                    new Failure.NotJson("body", text, MARK + "invalid json: " + e.getMessage()));
        }
        var found = json.get("events");
        if (found == null || !json.isObject()) {
            return notEvents(text, "Missing required field: DownField(events)");
        }
        if (!(found instanceof ArrayNode list)) {
            return notEvents(text, wrongType(found, "array", ""));
        }
        if (list.isEmpty()) {
            return refused(text, MARK + "empty list of events");
        }
        var events = new ArrayList<RawEvent>();
        for (int i = 0; i < list.size(); i++) {
            var wrong = wrongEvent(list.get(i), "DownN(" + i + "),");
            if (wrong != null) {
                return notEvents(text, wrong);
            }
            events.add(request.event(parameters((ObjectNode) list.get(i))));
        }
        return new Adapted.Events(events);
    }

    /** What is wrong with an event; null if it is an object of texts. */
    private static @Nullable String wrongEvent(JsonNode event, String where) {
        if (!(event instanceof ObjectNode object)) {
            return wrongType(event, "object", where);
        }
        for (var parameter : object.properties()) {
            if (!parameter.getValue().isString()) {
                return wrongType(
                        parameter.getValue(),
                        "string",
                        "DownField(" + parameter.getKey() + ")," + where);
            }
        }
        return null;
    }

    private static Map<String, @Nullable String> parameters(ObjectNode event) {
        var parameters = new LinkedHashMap<String, @Nullable String>();
        event.properties()
                .forEach(
                        member -> parameters.put(member.getKey(), member.getValue().stringValue()));
        return parameters;
    }

    private static String wrongType(JsonNode json, String expected, String where) {
        return "Got value '"
                + Json.print(json)
                + "' with wrong type, expecting "
                + expected
                + ": "
                + where
                + "DownField(events)";
    }

    private static Adapted notEvents(String text, String why) {
        return refused(text, MARK + "could not be decoded as a list of json objects: " + why);
    }

    private static Adapted refused(@Nullable String value, String expectation) {
        return Adapted.refused(new Failure.Unexpected("body", value, expectation));
    }
}
