/** The collector's settings, one record a section of its file. */
@NullMarked
package io.freshet.collector.settings;

import org.jspecify.annotations.NullMarked;
