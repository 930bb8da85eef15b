package io.freshet.collector.http;

import io.freshet.collector.endpoint.Responder;

/**
 * What is different from listener to listener.
 *
 * @param responder what requests come to
 * @param secure whether they come encrypted
 */
record Door(Responder responder, boolean secure) {}
