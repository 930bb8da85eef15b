/** The view {@code traffic}: events as who came, from where, and what they looked at. */
@NullMarked
package io.freshet.loader.pg.traffic;

import org.jspecify.annotations.NullMarked;
