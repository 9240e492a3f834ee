/**
 * The dialect of JunosE's Service Manager, vendor 4874: services as tagged attributes 65, 67, 68, 69 and 140.
 */
@NullMarked
package io.sluice.dialect.erx;

import org.jspecify.annotations.NullMarked;
