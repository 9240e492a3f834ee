/**
 * Speaks HTTP with the server's REST interface and turns whatever goes wrong into one line and an exit code. Depends on
 * the JDK and the JSON reader only. Open {@link io.sluice.cli.api.ApiClient} first.
 */
@NullMarked
package io.sluice.cli.api;

import org.jspecify.annotations.NullMarked;
