/** Files that enrichments use change while events flow. */
@NullMarked
package io.freshet.it.asset;

import org.jspecify.annotations.NullMarked;
