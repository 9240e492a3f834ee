/**
 * The server from outside and, with Arquillian, from inside. Every class runs on embedded H2 and on PostgreSQL; one server
 * start serves them all. Open {@link io.sluice.it.LoginIT} for a subscriber's way in.
 */
@NullMarked
package io.sluice.it;

import org.jspecify.annotations.NullMarked;
