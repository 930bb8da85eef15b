/** Commands about the topics of a pipeline: which there are to be, how, and who may use them. */
@NullMarked
package io.freshet.cli.topics;

import org.jspecify.annotations.NullMarked;
