package io.freshet.sdk;

import java.util.Optional;

/** Which parts of the pipeline the event came through. */
public final class Pipeline {

    private final Event event;

    Pipeline(Event event) {
        this.event = event;
    }

    /** The collector's name and version. Column {@code v_collector}. */
    public String collectorVersion() {
        return event.require(Fields.V_COLLECTOR);
    }

    /** The enricher's name and version. Column {@code v_etl}. */
    public String enricherVersion() {
        return event.require(Fields.V_ETL);
    }

    /** Tags of the enrichment run; hardly used today. Column {@code etl_tags}. */
    public Optional<String> etlTags() {
        return event.get(Fields.ETL_TAGS);
    }
}
