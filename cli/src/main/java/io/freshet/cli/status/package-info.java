/** How running components are: {@code freshet status}. */
@NullMarked
package io.freshet.cli.status;

import org.jspecify.annotations.NullMarked;
