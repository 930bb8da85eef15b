/** One line for every request, without anything that could tell who sent it. */
@NullMarked
package io.freshet.collector.accesslog;

import org.jspecify.annotations.NullMarked;
