/**
 * The nouns {@code session}, {@code service-session} and {@code accounting}: who is online with what, and what was
 * accounted for. Open {@link io.sluice.cli.session.ListSessions} first.
 */
@NullMarked
package io.sluice.cli.session;

import org.jspecify.annotations.NullMarked;
