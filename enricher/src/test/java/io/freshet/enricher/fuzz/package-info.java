/** Made-up inputs for the enricher's core, and what must be true of every one of them. */
@NullMarked
package io.freshet.enricher.fuzz;

import org.jspecify.annotations.NullMarked;
