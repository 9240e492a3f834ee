/**
 * The web module's edges: REST in {@code api}, authentication in {@code security}, errors in {@code problem}. Here only what
 * they share: the log. May know {@code ejb} and {@code core}; holds no SQL and no EntityManager.
 */
@NullMarked
package io.sluice.web;

import org.jspecify.annotations.NullMarked;
