/**
 * Sessions at the container's side. Open {@link io.sluice.ejb.session.SessionQueries} for reading them.
 */
@NullMarked
package io.sluice.ejb.session;

import org.jspecify.annotations.NullMarked;
