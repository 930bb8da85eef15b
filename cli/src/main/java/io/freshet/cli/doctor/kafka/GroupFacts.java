package io.freshet.cli.doctor.kafka;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A consumer group as the brokers describe it.
 *
 * @param mayDo what we may do with it, such as {@code READ}; null where we may not even see it
 */
record GroupFacts(@Nullable Set<String> mayDo) {}
