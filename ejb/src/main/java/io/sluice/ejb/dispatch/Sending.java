package io.sluice.ejb.dispatch;

import io.sluice.ejb.dispatch.DispatchCounts.Result;
import io.sluice.ejb.dispatch.OperationRow.Sent;
import io.sluice.nas.ErrorCause;
import io.sluice.operation.Event;
import io.sluice.operation.NasTraits;
import io.sluice.operation.Operation;
import io.sluice.operation.OperationMachine;
import io.sluice.operation.OperationState;
import io.sluice.operation.Step;
import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.connector.Destination;
import io.sluice.radius.connector.OutboundRequest;
import io.sluice.radius.connector.Preparation;
import io.sluice.radius.connector.PreparedRequest;
import io.sluice.radius.connector.RadiusConnection;
import io.sluice.radius.connector.RequestOutcome;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.RadiusPacket;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings each operation of a batch to its next packet, or to where it waits or ends. */
final class Sending implements AutoCloseable {

    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(1);
    private static final NasTraits OF_NOBODY = new NasTraits(true, true, false, 8, false, false);

    private final Surroundings around;
    private final @Nullable NasTarget nas;
    private final Instant now;
    private final NasTraits traits;
    private @Nullable RadiusConnection radius;
    private boolean lackedIdentifiers;

    /**
     * @param nas null if it is not known any more
     */
    Sending(Surroundings around, @Nullable NasTarget nas, Instant now) {
        this.around = around;
        this.nas = nas;
        this.now = now;
        this.traits = nas == null ? OF_NOBODY : around.packets().traits(nas);
    }

    NasTraits traits() {
        return traits;
    }

    String nasName() {
        return nas == null ? "" : nas.name();
    }

    /** Whether something did not find an identifier and is to be tried again soon. */
    boolean lackedIdentifiers() {
        return lackedIdentifiers;
    }

    /**
     * Follows the operation until a packet is prepared, or it waits, or it is over.
     *
     * @param stored the packet that its row names, if it is taken up again from there; null otherwise
     */
    void goOn(Staged each, @Nullable Sent stored) {
        Sent resumable = stored;
        while (each.operation().state() == OperationState.SENT) {
            Instant nextAt = each.operation().progress().nextAt();
            if (nextAt != null && nextAt.isAfter(now)) {
                return;
            }
            if (nextAt != null) {
                happens(each, new Event.Due());
                continue;
            }
            Optional<Step> step = OperationMachine.step(each.operation(), traits);
            if (step.isEmpty() || resumes(each, step.get(), resumable)) {
                return;
            }
            if (resumable != null) {
                resumable = null;
                happens(each, new Event.TakenUpAgain());
            } else if (settles(each, step.get())) {
                return;
            }
        }
    }

    private void happens(Staged each, Event event) {
        each.follow(OperationMachine.on(each.operation(), event, traits, now));
    }

    /** Whether the very packet of the row can be sent again. */
    private boolean resumes(Staged each, Step step, @Nullable Sent stored) {
        Destination destination = nas == null ? null : nas.destination();
        if (stored == null || destination == null) {
            return false;
        }
        Optional<OutboundRequest> request = request(each, step, destination, stored.eventTimestamp());
        if (request.isEmpty()) {
            return false;
        }
        Preparation preparation = radius().resume(request.get(), stored.sourcePort(), stored.identifier());
        Optional<PreparedRequest> prepared =
                preparation.fold(ready -> Optional.of(ready.request()), refused -> Optional.empty());
        if (prepared.isEmpty()) {
            return false;
        }
        if (Arrays.equals(prepared.get().authenticator(), stored.authenticator())) {
            each.resume(prepared.get());
            return true;
        }
        prepared.get().cancel();
        return false;
    }

    /** Prepares the step's packet. False if the operation takes another way instead. */
    private boolean settles(Staged each, Step step) {
        Destination destination = nas == null ? null : nas.destination();
        if (destination == null) {
            happens(
                    each,
                    new Event.Refused(
                            ErrorCause.REQUEST_NOT_ROUTABLE.code(), "its NAS has no address for CoA-Requests"));
            return false;
        }
        long eventTimestamp = now.getEpochSecond();
        Optional<OutboundRequest> request = request(each, step, destination, eventTimestamp);
        return request.isPresent() && settles(each, request.get(), eventTimestamp);
    }

    private boolean settles(Staged each, OutboundRequest request, long eventTimestamp) {
        return radius().prepare(request)
                .fold(
                        ready -> {
                            PreparedRequest prepared = ready.request();
                            each.send(
                                    prepared,
                                    new Sent(
                                            prepared.sourcePort(),
                                            prepared.identifier(),
                                            prepared.authenticator(),
                                            eventTimestamp));
                            return true;
                        },
                        refused -> {
                            if (refused.cause() == Preparation.Cause.UNSOUND) {
                                happens(each, new Event.Refused(ErrorCause.INVALID_REQUEST.code(), refused.why()));
                                return false;
                            }
                            lackedIdentifiers = true;
                            return true;
                        });
    }

    /** The request of a step; empty if there are no words for it, which the operation then knows. */
    private Optional<OutboundRequest> request(Staged each, Step step, Destination destination, long eventTimestamp) {
        PacketCode code = step.disconnect() ? PacketCode.DISCONNECT_REQUEST : PacketCode.COA_REQUEST;
        byte[] attributes;
        try {
            attributes = around.packets()
                    .attributes(Objects.requireNonNull(nas), each.underWay().addressee(), step, eventTimestamp);
        } catch (Packets.Unspeakable e) {
            happens(each, new Event.Refused(ErrorCause.UNSUPPORTED_SERVICE.code(), String.valueOf(e.getMessage())));
            return Optional.empty();
        }
        return Optional.of(destination.request(code, attributes, patience(each.operation())));
    }

    /** No longer than somebody waits for it; what is ours to be done is tried at full length. */
    private Duration patience(Operation operation) {
        if (operation.progress().answerable()) {
            return Duration.ofDays(1);
        }
        Duration left = Duration.between(now, operation.giveUpAt());
        return left.compareTo(LEAST_PATIENCE) < 0 ? LEAST_PATIENCE : left;
    }

    /** What the end of a request means. */
    Reply read(RequestOutcome outcome) {
        return outcome.fold(
                answered -> read(answered.reply(), answered.transmissions()),
                timedOut -> new Reply(new Event.Unanswered(), Result.TIMEOUT, null, timedOut.transmissions()),
                notSent -> new Reply(new Event.Unanswered(), Result.NOT_SENT, null, 0));
    }

    private Reply read(RadiusPacket reply, int transmissions) {
        boolean ack = reply.code() == PacketCode.COA_ACK || reply.code() == PacketCode.DISCONNECT_ACK;
        if (ack) {
            return new Reply(new Event.Acknowledged(), Result.ACK, null, transmissions);
        }
        long cause = reply.unsigned(StandardAttributes.ERROR_CAUSE, -1);
        Integer errorCause = cause < 0 || cause > Integer.MAX_VALUE ? null : (int) cause;
        String detail = nas == null ? "" : around.packets().reason(nas, reply);
        return new Reply(new Event.Refused(errorCause, detail), Result.NAK, errorCause, transmissions);
    }

    private RadiusConnection radius() {
        RadiusConnection open = radius;
        if (open == null) {
            open = around.radius().get();
            radius = open;
        }
        return open;
    }

    @Override
    public void close() {
        if (radius != null) {
            radius.close();
        }
    }
}
