package io.sluice.ejb.session;

import io.sluice.access.dynamic.SessionCriteria;
import org.jspecify.annotations.Nullable;

/**
 * A session that somebody means.
 *
 * @param nasId at which NAS, null for any
 * @param criteria what must match; at least one attribute by which a session can be sought
 */
public record SoughtSession(@Nullable Long nasId, SessionCriteria criteria) {}
