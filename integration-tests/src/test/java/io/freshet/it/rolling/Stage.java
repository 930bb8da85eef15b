package io.freshet.it.rolling;

import org.jspecify.annotations.Nullable;

/**
 * The components, in the order in which they are upgraded: who reads before who writes, so that
 * nobody meets what only a newer version writes.
 */
enum Stage {
    LOADER_PG("loader-pg", "snowplow_json_event"),
    EVENTS_PROCESSOR("events-processor", "snowplow_parsed_good"),
    ENRICHER("enricher", "snowplow_raw_good"),
    COLLECTOR("collector", null);

    private final String command;
    private final @Nullable String input;

    Stage(String command, @Nullable String input) {
        this.command = command;
        this.input = input;
    }

    /** Its subcommand, which is also what it is called. */
    String command() {
        return command;
    }

    /** The topic that it reads; null for what reads none. */
    @Nullable String input() {
        return input;
    }

    /** Its consumer group, if it reads a topic. */
    String group() {
        return "freshet-" + command;
    }
}
