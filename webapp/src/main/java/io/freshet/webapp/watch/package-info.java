/** What the dashboard knows of the pipeline at this moment, kept up to date from the topics. */
@NullMarked
package io.freshet.webapp.watch;

import org.jspecify.annotations.NullMarked;
