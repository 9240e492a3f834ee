/**
 * What retailers' accounting servers are told: NASes' records handed on, and records made for services whose NAS makes none. Stored
 * in the transaction of what they tell; {@code ejb.delivery} sends them. Open {@link io.sluice.ejb.report.AccountingReports} first.
 */
@NullMarked
package io.sluice.ejb.report;

import org.jspecify.annotations.NullMarked;
