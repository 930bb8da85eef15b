package io.freshet.webapp.http;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What an endpoint answers; how it travels is the server's business. */
public sealed interface Answer {

    /**
     * JSON, and CSV for those who ask for it.
     *
     * @param status the HTTP status
     * @param body the whole answer
     * @param tables the lists in it that can be had as CSV; the first is what {@code format=csv}
     *     gives, the others are named by {@code table=}
     */
    record Json(int status, JsonNode body, List<Table> tables) implements Answer {

        public Json {
            tables = List.copyOf(tables);
        }

        /**
         * The same, with a list that can be had as CSV.
         *
         * @param list name of a member of the body that is an array of objects
         * @param columns the members of each object that become columns, in order; none = all that
         *     are met
         */
        public Json table(String list, String... columns) {
            return table(list, body.path(list), columns);
        }

        /** As {@link #table(String, String...)}, with rows that do not stand so in the body. */
        public Json table(String name, JsonNode rows, String... columns) {
            var all = new ArrayList<>(tables);
            all.add(new Table(name, rows, List.of(columns)));
            return new Json(status, body, all);
        }
    }

    /**
     * One list of an answer.
     *
     * @param name how it is asked for
     * @param rows an array of objects
     * @param columns see {@link Json#table(String, String...)}
     */
    record Table(String name, JsonNode rows, List<String> columns) {}

    /**
     * Server-sent events until one side ends it.
     *
     * @param feed where they come from; closed by the server
     */
    record Stream(Feed feed) implements Answer {}

    /** JSON with status 200. */
    static Json json(JsonNode body) {
        return new Json(200, body, List.of());
    }

    /** Server-sent events. */
    static Stream stream(Feed feed) {
        return new Stream(feed);
    }
}
