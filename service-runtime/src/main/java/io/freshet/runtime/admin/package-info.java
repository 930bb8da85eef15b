/** What running components tell on their admin ports. */
@NullMarked
package io.freshet.runtime.admin;

import org.jspecify.annotations.NullMarked;
