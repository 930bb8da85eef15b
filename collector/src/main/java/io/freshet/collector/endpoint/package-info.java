/** Which path does what: from a request to the records to store and the response to give. */
@NullMarked
package io.freshet.collector.endpoint;

import org.jspecify.annotations.NullMarked;
