package io.freshet.webapp.cause;

import io.freshet.webapp.cause.CauseBook.Counted;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Causes as the API gives them. */
public final class CauseJson {

    private CauseJson() {}

    /** The columns of a table of causes. */
    public static String[] columns() {
        return new String[] {
            "group", "type", "schema", "path", "keyword", "message", "app", "tracker", "count",
            "firstAt", "lastAt", "users", "title", "fix"
        };
    }

    /** A cause and how often it was met. */
    public static ObjectNode of(Counted counted) {
        var json = of(counted.cause());
        json.put("count", counted.count()).put("firstAt", counted.firstAt());
        json.put("lastAt", counted.lastAt()).put("users", counted.users());
        counted.trend().forEach(json.putArray("trend")::add);
        return json;
    }

    /** A cause alone. */
    public static ObjectNode of(Cause cause) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("group", cause.group()).put("type", cause.type());
        put(json, "schema", cause.schema());
        put(json, "path", cause.path());
        put(json, "keyword", cause.keyword());
        json.put("message", cause.message());
        put(json, "app", cause.app());
        put(json, "tracker", cause.tracker());
        json.put("title", CauseWords.title(cause)).put("fix", CauseFix.of(cause));
        return json;
    }

    private static void put(ObjectNode json, String member, @Nullable String value) {
        if (value != null) {
            json.put(member, value);
        }
    }
}
