/**
 * How to reach the database: addresses, passwords, TLS, poolers, and what a session must be like.
 */
@NullMarked
package io.freshet.loader.pg.connect;

import org.jspecify.annotations.NullMarked;
