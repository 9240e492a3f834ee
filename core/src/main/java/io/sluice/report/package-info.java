/**
 * What retailers' accounting servers are told of services whose NAS tells nothing itself: which records follow from which change,
 * and how long a record waits that nobody answered. May know {@code session}, {@code service} and {@code accounting}. Open
 * {@link io.sluice.report.ReportedService} first.
 */
@NullMarked
package io.sluice.report;

import org.jspecify.annotations.NullMarked;
