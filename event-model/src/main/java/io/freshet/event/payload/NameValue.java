package io.freshet.event.payload;

import org.jspecify.annotations.Nullable;

/**
 * One decoded query string parameter.
 *
 * @param name never empty
 * @param value null where the parameter had no {@code =}
 */
public record NameValue(String name, @Nullable String value) {}
