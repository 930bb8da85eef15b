/** The life of a component: start, health, close, and the admin port. */
@NullMarked
package io.freshet.runtime.service;

import org.jspecify.annotations.NullMarked;
