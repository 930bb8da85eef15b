package io.freshet.loader.pg.copy;

/**
 * A partition that records come from.
 *
 * @param topic its topic
 * @param partition its number
 */
public record Source(String topic, int partition) {}
