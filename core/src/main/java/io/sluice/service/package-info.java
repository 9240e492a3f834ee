/**
 * What is sold: definitions, activation strings, limits. Knows no other package.
 */
@NullMarked
package io.sluice.service;

import org.jspecify.annotations.NullMarked;
