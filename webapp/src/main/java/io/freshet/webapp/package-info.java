/** The demo site and its panel of fates, as a service. */
@NullMarked
package io.freshet.webapp;

import org.jspecify.annotations.NullMarked;
