/** What the documentation says, held against what is there. */
@NullMarked
package io.freshet.it.docs;

import org.jspecify.annotations.NullMarked;
