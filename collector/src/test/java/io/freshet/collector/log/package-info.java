/** Logs of the code under test, kept for tests to read. */
package io.freshet.collector.log;
