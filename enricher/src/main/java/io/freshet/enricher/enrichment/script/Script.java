package io.freshet.enricher.enrichment.script;

import org.graalvm.polyglot.Source;

/**
 * A script as its configuration has it.
 *
 * @param text JavaScript that defines a function {@code process}
 * @param parameters JSON object that the function gets as second argument
 */
public record Script(String text, String parameters) {

    /** What messages call the script. */
    static final String NAME = "script";

    Source source() {
        return Source.newBuilder(Sandbox.LANGUAGE, text, NAME).buildLiteral();
    }
}
