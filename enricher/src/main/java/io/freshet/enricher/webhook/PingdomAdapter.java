package io.freshet.enricher.webhook;

import io.freshet.enricher.request.Adapter;
import io.freshet.enricher.request.Request;
import io.freshet.enricher.uri.QueryString;
import io.freshet.enricher.webhook.order.MapOrder;
import io.freshet.event.badrow.Failure;
import io.freshet.event.payload.NameValue;
import io.freshet.event.payload.RawEvent;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Pingdom: a site went down or came back, as JSON in a parameter of the query string. */
final class PingdomAdapter implements Adapter {

    static final Webhook WEBHOOK =
            Webhook.at(
                    "com.pingdom/v1",
                    "pingdom",
                    """
                    incident_assign = iglu:com.pingdom/incident_assign/jsonschema/1-0-0
                    incident_notify_user = iglu:com.pingdom/incident_notify_user/jsonschema/1-0-0
                    incident_notify_of_close = iglu:com.pingdom/incident_notify_of_close/jsonschema/1-0-0
                    """,
                    PingdomAdapter::new);

    private static final Sender SENDER = new Sender("com.pingdom-v1", "srv");

    /** How Python prints a tuple; Pingdom once sent its values so. */
    private static final Pattern TUPLE = Pattern.compile("\\(u'(.+)',\\)");

    private final EventTypes types;

    private PingdomAdapter(EventSchemas schemas) {
        types =
                schemas.types(
                        """
                        assign = incident_assign
                        notify_user = incident_notify_user
                        notify_of_close = incident_notify_of_close
                        """);
    }

    @Override
    public Adapted toRawEvents(Request request) {
        var sent = request.querystring();
        if (sent.isEmpty()) {
            return Adapted.refused(
                    new Failure.Unexpected(
                            "querystring", null, "empty querystring: no events to process"));
        }
        var tuples = sent.stream().flatMap(PingdomAdapter::tuple).toList();
        if (!tuples.isEmpty()) {
            return new Adapted.Refused(tuples);
        }
        var parameters = QueryString.toMap(sent);
        var message = parameters.remove("message");
        return message == null
                ? Adapted.refused(
                        new Failure.Unexpected(
                                "querystring",
                                print(MapOrder.ofTexts(QueryString.toMap(sent))),
                                "no `message` parameter provided"))
                : Found.one(
                        Body.json("message", message)
                                .then(json -> toRawEvent(request, parameters, json)));
    }

    private Found<RawEvent> toRawEvent(
            Request request, Map<String, @Nullable String> parameters, JsonNode message) {
        return types.schema(JsonShape.text(message, "action"))
                .map(
                        schema -> {
                            if (message instanceof ObjectNode object) {
                                object.remove("action");
                            }
                            return SENDER.event(request, parameters, schema, message);
                        });
    }

    private static Stream<Failure> tuple(NameValue parameter) {
        var value = parameter.value();
        var tuple = value == null ? null : TUPLE.matcher(value);
        return tuple != null && tuple.matches()
                ? Stream.of(
                        new Failure.Unexpected(
                                parameter.name(),
                                tuple.group(1),
                                "should not pass regex " + TUPLE.pattern()))
                : Stream.empty();
    }

    private static String print(Map<String, @Nullable String> parameters) {
        return parameters.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + pair.getValue())
                .collect(Collectors.joining("&"));
    }
}
