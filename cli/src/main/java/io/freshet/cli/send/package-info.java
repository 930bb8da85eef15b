/**
 * Three events sent through a running pipeline and followed to their ends: {@code freshet send}.
 */
@NullMarked
package io.freshet.cli.send;

import org.jspecify.annotations.NullMarked;
