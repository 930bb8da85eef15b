/** The one place that knows the HTTP server. */
@NullMarked
package io.freshet.webapp.http;

import org.jspecify.annotations.NullMarked;
