/** What a check is, and what it finds. */
@NullMarked
package io.freshet.cli.doctor.check;

import org.jspecify.annotations.NullMarked;
