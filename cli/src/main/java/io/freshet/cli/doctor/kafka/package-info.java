/** Checks of brokers, topics and the groups that read them. */
@NullMarked
package io.freshet.cli.doctor.kafka;

import org.jspecify.annotations.NullMarked;
