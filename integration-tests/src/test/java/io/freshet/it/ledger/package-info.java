/** Every event that was sent is found again, once, as a row or as a bad row. */
@NullMarked
package io.freshet.it.ledger;

import org.jspecify.annotations.NullMarked;
