/** The resources under {@code /api/v1} that need no package of their own. */
@NullMarked
package io.freshet.webapp.api;

import org.jspecify.annotations.NullMarked;
