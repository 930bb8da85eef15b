package io.freshet.it.deploy;

/**
 * Where components run apart, by files of this repository; first those who leave their groups when
 * they stop, for nobody waits for their places.
 */
enum Deployment {
    /** docker-compose.yml and config/compose. */
    COMPOSE,
    /** The folders of k8s. */
    KUBERNETES
}
