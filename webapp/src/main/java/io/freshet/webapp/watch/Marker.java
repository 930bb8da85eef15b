package io.freshet.webapp.watch;

/**
 * Something that changed, to be shown beside the chart.
 *
 * @param at when it was noticed, epoch milliseconds
 * @param kind {@code config}, {@code version}, {@code restart} or {@code schema}
 * @param text in words
 */
public record Marker(long at, String kind, String text) {}
