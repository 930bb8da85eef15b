/**
 * Whether data fits a schema, and what does not fit. The only package that knows the validator
 * library.
 */
@NullMarked
package io.freshet.iglu.validation;

import org.jspecify.annotations.NullMarked;
