/**
 * The dialect of Junos on the MX Series: that of JunosE, whose family package it knows, with volumes beyond 24 bits, updates and
 * reasons of refusals.
 */
@NullMarked
package io.sluice.dialect.junos;

import org.jspecify.annotations.NullMarked;
