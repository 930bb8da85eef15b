package io.freshet.it.deploy;

/** Where components run apart, by files of this repository. */
enum Deployment {
    /** docker-compose.yml and config/compose. */
    COMPOSE,
    /** The folders of k8s. */
    KUBERNETES
}
