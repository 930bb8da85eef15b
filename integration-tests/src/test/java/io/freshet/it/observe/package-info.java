/** What Freshet shows of itself: metrics, their page, dashboards and rules, held together. */
@NullMarked
package io.freshet.it.observe;

import org.jspecify.annotations.NullMarked;
