package io.freshet.event.badrow;

/**
 * The program that made a bad row.
 *
 * @param artifact its name, e.g. {@code freshet-enricher}
 * @param version its version
 */
public record Processor(String artifact, String version) {}
