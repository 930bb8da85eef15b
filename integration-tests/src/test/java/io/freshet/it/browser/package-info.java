/** Chromium driven by Selenium, for the tests of trackers. */
@NullMarked
package io.freshet.it.browser;

import org.jspecify.annotations.NullMarked;
