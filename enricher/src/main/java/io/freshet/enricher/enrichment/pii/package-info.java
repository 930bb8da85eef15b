/** Pseudonymisation: values in fields and entities replaced by hashes, and the event that tells. */
@NullMarked
package io.freshet.enricher.enrichment.pii;

import org.jspecify.annotations.NullMarked;
