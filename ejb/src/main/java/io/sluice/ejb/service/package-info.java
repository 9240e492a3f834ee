/**
 * The definitions of services as rows, for people: each change makes a version, none touches what runs.
 *
 * <p>Open {@link io.sluice.ejb.service.ServiceManager} first.
 */
@NullMarked
package io.sluice.ejb.service;

import org.jspecify.annotations.NullMarked;
