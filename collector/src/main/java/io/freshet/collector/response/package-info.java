/** From a request and settings to a response value. */
@NullMarked
package io.freshet.collector.response;

import org.jspecify.annotations.NullMarked;
