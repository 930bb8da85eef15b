package io.freshet.loader.pg.schema;

import io.freshet.event.json.Json;
import tools.jackson.databind.JsonNode;

/** A registry could not be asked; to be tried again later. */
public final class RegistryUnreachable extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Says what was asked.
     *
     * @param question a schema or a schema model
     * @param error the {@code ResolutionError}
     */
    public RegistryUnreachable(String question, JsonNode error) {
        super("no registry could be asked for " + question + ": " + Json.print(error));
    }
}
