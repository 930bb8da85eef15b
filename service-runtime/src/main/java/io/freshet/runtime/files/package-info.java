/** Folders that components keep on the local disk. */
@NullMarked
package io.freshet.runtime.files;

import org.jspecify.annotations.NullMarked;
