package io.freshet.event.json;

/** Enriched event lines as JSON, in the form of Snowplow's analytics SDK. */
public final class EventJson {

    private EventJson() {}
}
