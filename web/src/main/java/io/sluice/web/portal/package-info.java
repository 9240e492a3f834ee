/**
 * What all pages share: the login page, who looks, and how times, octets and states are written. May know {@code security}, never a
 * particular portal. The frame around each page is {@code WEB-INF/templates/portal.xhtml}, its looks are the theme
 * {@code WEB-INF/resources/primefaces-sluice}.
 *
 * <p>Open {@link io.sluice.web.portal.Visitor} first, then {@link io.sluice.web.portal.Show}.
 */
@NullMarked
package io.sluice.web.portal;

import org.jspecify.annotations.NullMarked;
