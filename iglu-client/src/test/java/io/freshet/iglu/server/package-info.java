/** A registry that answers as a test tells it to, wrong answers included. */
@NullMarked
package io.freshet.iglu.server;

import org.jspecify.annotations.NullMarked;
