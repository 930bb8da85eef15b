/** Failed events: what the enricher gave up on, in event form, as rows of a table. */
@NullMarked
package io.freshet.loader.pg.failed;

import org.jspecify.annotations.NullMarked;
