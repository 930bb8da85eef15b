/** Where schemas come from and whether data fits them. {@code IgluClient} is the door. */
@NullMarked
package io.freshet.iglu;

import org.jspecify.annotations.NullMarked;
