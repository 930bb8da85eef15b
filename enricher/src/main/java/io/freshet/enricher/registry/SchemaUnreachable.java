package io.freshet.enricher.registry;

import io.freshet.event.iglu.SchemaKey;

/**
 * A schema cannot be fetched now, so nothing can be said about the event yet. Not a defect: whoever
 * runs the pipeline keeps the payload and tries it again as a whole.
 */
public final class SchemaUnreachable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient SchemaKey schema;

    SchemaUnreachable(SchemaKey schema) {
        // thrown at each try, and never printed with a trace
        super("no registry answers for " + schema.toUri(), null, false, false);
        this.schema = schema;
    }

    /** The schema that is waited for. */
    public SchemaKey schema() {
        return schema;
    }
}
