/** Kills loaders and restarts their database under load, then asks the database for every event. */
@NullMarked
package io.freshet.it.chaos.loader;

import org.jspecify.annotations.NullMarked;
