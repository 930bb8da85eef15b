/** What running components tell on their admin ports. */
@NullMarked
package io.freshet.cli.admin;

import org.jspecify.annotations.NullMarked;
