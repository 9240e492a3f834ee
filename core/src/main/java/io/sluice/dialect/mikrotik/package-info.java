/**
 * The dialect of MikroTik RouterOS, vendor 14988: all services of a subscriber become one Mikrotik-Rate-Limit.
 */
@NullMarked
package io.sluice.dialect.mikrotik;

import org.jspecify.annotations.NullMarked;
