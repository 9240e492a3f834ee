/**
 * How a resource takes changes: strict JSON in, preconditions, trials, idempotency keys, one answer out. Knows no resource.
 *
 * <p>A new resource is ten lines on each side. It reads its body with {@link io.sluice.web.api.write.Fields}, which collects
 * everything that is wrong, and hands the work to {@link io.sluice.web.api.write.Writes}:
 *
 * <pre>{@code
 * @PUT @Path("{name}") @Consumes(MediaType.APPLICATION_JSON) @AllowedTo({ADMIN, OPERATOR})
 * public Response put(@PathParam("name") String name, JsonBody body) {
 *     Fields fields = body.object();                                  // unknown members are refused by finish
 *     String zone = fields.text("zone", 64);                          // missing, wrong type, too long: collected
 *     ThingCommand command = fields.finish(() -> new ThingCommand(name, zone));
 *     return writes.put(() -> things.put(command, writes.expected(), writes.actor()), ThingsResource::shown);
 * }
 * private static Shown shown(ThingView thing) {
 *     return Shown.at("things/" + Shown.segment(thing.name()), ThingJson.of(thing), thing.version());
 * }
 * }</pre>
 *
 * <p>The manager runs within the transaction of {@code writes}; it throws {@link io.sluice.ejb.platform.Refused}, asks
 * {@link io.sluice.ejb.platform.ExpectedState}, writes the change log and the audit trail, flushes, and gives back a
 * {@link io.sluice.ejb.platform.Written}. {@code dryRun} is known to every method that writes and {@code Idempotency-Key} to every POST
 * without a word in the resource.
 */
@NullMarked
package io.sluice.web.api.write;

import org.jspecify.annotations.NullMarked;
