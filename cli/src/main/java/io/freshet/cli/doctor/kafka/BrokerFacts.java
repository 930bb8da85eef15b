package io.freshet.cli.doctor.kafka;

import org.jspecify.annotations.Nullable;

/**
 * A broker by the address that it tells its clients.
 *
 * @param id its number
 * @param address {@code host:port}
 * @param trouble why that address cannot be connected to from here; null where it can
 */
record BrokerFacts(int id, String address, @Nullable String trouble) {}
