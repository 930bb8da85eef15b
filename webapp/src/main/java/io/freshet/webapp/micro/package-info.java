/** Answers test suites of trackers as Snowplow Micro does. */
@NullMarked
package io.freshet.webapp.micro;

import org.jspecify.annotations.NullMarked;
