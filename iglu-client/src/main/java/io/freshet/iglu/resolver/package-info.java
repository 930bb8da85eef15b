/**
 * Which registry is asked when: resolver.json, the order of look-ups, and the memory of answers and
 * failures.
 */
@NullMarked
package io.freshet.iglu.resolver;

import org.jspecify.annotations.NullMarked;
