/**
 * What is sold: definitions, activation strings, limits. Knows no other package.
 * Open {@link io.sluice.service.ServiceDefinition} and {@link io.sluice.service.ServiceCall} first.
 */
@NullMarked
package io.sluice.service;

import org.jspecify.annotations.NullMarked;
