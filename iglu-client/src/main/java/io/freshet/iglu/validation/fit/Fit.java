package io.freshet.iglu.validation.fit;

import tools.jackson.databind.JsonNode;

/**
 * A quick answer about data: whether it fits for certain. Most data does, and then nothing else
 * needs to be asked. Thread-safe.
 */
@FunctionalInterface
interface Fit {

    /** For schemas that say nothing. */
    Fit ALWAYS = data -> true;

    /** For schemas that only the full validator can judge. */
    Fit NEVER = data -> false;

    /** True: the data fits. False: it does not, or the full validator has to say. */
    boolean isCertain(JsonNode data);
}
