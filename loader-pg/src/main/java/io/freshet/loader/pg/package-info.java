/**
 * The loader as a program: settings, the loop from Kafka to the database, its health and figures.
 */
@NullMarked
package io.freshet.loader.pg;

import org.jspecify.annotations.NullMarked;
