/**
 * Passwords on the wire: PAP and CHAP. Depends on the packet package.
 */
@NullMarked
package io.sluice.radius.crypto;

import org.jspecify.annotations.NullMarked;
