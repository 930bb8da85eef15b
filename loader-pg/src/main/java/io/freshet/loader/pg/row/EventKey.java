package io.freshet.loader.pg.row;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What tells an event from another one.
 *
 * @param id its {@code event_id}
 * @param fingerprint its {@code event_fingerprint}, or null where the enricher made none
 */
public record EventKey(UUID id, @Nullable String fingerprint) {}
