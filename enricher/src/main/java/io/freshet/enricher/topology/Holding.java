package io.freshet.enricher.topology;

import io.freshet.enricher.registry.ReachableSchemas;
import io.freshet.runtime.streams.hold.HeldPartitions;

/**
 * What holding partitions takes.
 *
 * @param partitions keeps fetches and commits back
 * @param schemas tells whether a schema can be had again
 * @param log counts and tells what is held
 */
public record Holding(HeldPartitions partitions, ReachableSchemas schemas, HoldLog log) {}
