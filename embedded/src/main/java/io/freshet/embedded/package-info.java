/** A real Kafka broker and a real Postgres inside this process' reach, bound to loopback only. */
@NullMarked
package io.freshet.embedded;

import org.jspecify.annotations.NullMarked;
