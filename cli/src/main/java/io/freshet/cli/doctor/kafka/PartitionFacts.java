package io.freshet.cli.doctor.kafka;

/**
 * A partition as the brokers describe it.
 *
 * @param number its number
 * @param hasLeader whether anybody can write to it or read from it
 * @param replicas copies that there should be
 * @param inSync copies that are complete
 */
record PartitionFacts(int number, boolean hasLeader, int replicas, int inSync) {}
