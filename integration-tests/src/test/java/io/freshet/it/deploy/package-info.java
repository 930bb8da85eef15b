/** What is deployed: image, compose file, Kubernetes manifests, and the settings inside them. */
@NullMarked
package io.freshet.it.deploy;

import org.jspecify.annotations.NullMarked;
