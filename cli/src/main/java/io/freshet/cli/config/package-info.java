/** Commands about configuration files: what is in force, what is wrong, what came from Snowplow. */
@NullMarked
package io.freshet.cli.config;

import org.jspecify.annotations.NullMarked;
