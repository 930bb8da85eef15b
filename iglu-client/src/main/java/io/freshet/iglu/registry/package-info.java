/** The places schemas come from: HTTP registries, folders, the class path, memory. */
@NullMarked
package io.freshet.iglu.registry;

import org.jspecify.annotations.NullMarked;
