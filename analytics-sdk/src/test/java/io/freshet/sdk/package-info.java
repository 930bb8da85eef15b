/** Claims about the SDK, through what its users see. */
@NullMarked
package io.freshet.sdk;

import org.jspecify.annotations.NullMarked;
