/** The image's file tree, unpacked and run as its user would run it. */
@NullMarked
package io.freshet.it.image;

import org.jspecify.annotations.NullMarked;
