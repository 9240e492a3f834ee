/**
 * REST under {@code /api/v1}: resources that read their parameters, ask one bean, and write JSON. May know {@code security},
 * {@code problem} and the query beans of {@code ejb}.
 *
 * <p>Open {@link io.sluice.web.api.SubscriberSessionsResource} first.
 */
@NullMarked
package io.sluice.web.api;

import org.jspecify.annotations.NullMarked;
