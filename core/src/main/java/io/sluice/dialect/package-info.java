/**
 * Between wire and domain: the only packages that see both packets and subscribers. May know {@code radius} and every
 * other package here but is known by none of them; a vendor is one sub-package. {@link io.sluice.dialect.Dialect} is
 * what a vendor's family of attributes has to offer, {@link io.sluice.dialect.LoginTranslation} reads and answers logins.
 */
@NullMarked
package io.sluice.dialect;

import org.jspecify.annotations.NullMarked;
