package io.sluice.ejb.radius;

import io.sluice.ejb.dispatch.OperationOutcomes;
import io.sluice.ejb.metrics.RequestCounts;
import io.sluice.ejb.session.DynamicCommand;
import io.sluice.ejb.session.DynamicOutcome;
import io.sluice.nas.ErrorCause;
import io.sluice.nas.NasRef;
import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.connector.RadiusExchange;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketWriter;
import java.nio.charset.StandardCharsets;

/**
 * The answer to one CoA- or Disconnect-Request. Gives State back (RFC 5176 §3.3); the connector gives Proxy-State back. A NAK
 * says in Reply-Message why.
 *
 * @param nas under which it is counted
 */
record DynamicReply(RadiusExchange exchange, DynamicCommand command, NasRef nas) {

    private static final int AUTHORIZE_ONLY = 17;
    private static final int LONGEST_MESSAGE = 253;
    private static final Runnable NOTHING = () -> {};

    private boolean isDisconnect() {
        return exchange.request().code() == PacketCode.DISCONNECT_REQUEST;
    }

    private PacketCode nak() {
        return isDisconnect() ? PacketCode.DISCONNECT_NAK : PacketCode.COA_NAK;
    }

    private PacketCode ack() {
        return isDisconnect() ? PacketCode.DISCONNECT_ACK : PacketCode.COA_ACK;
    }

    /** RFC 5176 §3.2: Service-Type and Error-Cause Request Initiated, though nothing was refused. */
    Runnable initiated(RequestCounts counts) {
        PacketWriter reply = exchange.reply(PacketCode.COA_NAK);
        reply.unsigned(StandardAttributes.SERVICE_TYPE, AUTHORIZE_ONLY);
        reply.unsigned(StandardAttributes.ERROR_CAUSE, ErrorCause.REQUEST_INITIATED.code());
        reply.copy(exchange.request(), StandardAttributes.STATE);
        exchange.countAs(counts.refused(nas.id(), ErrorCause.REQUEST_INITIATED));
        return NOTHING;
    }

    /** Refused before anything was ordered. */
    Runnable refused(DynamicOutcome.Refused refused, RequestCounts counts, RefusalTrail trail) {
        writeNak(exchange.reply(nak()), refused.cause().code(), refused.why());
        exchange.countAs(counts.refused(nas.id(), refused.cause()));
        return trail.refused(told(refused.cause().code(), refused.why()));
    }

    /** The NAS has been asked, or would not answer; while that is open there is nothing to say. */
    void answer(
            RadiusExchange.LateReply late,
            DynamicOutcome.Ordered ordered,
            OperationOutcomes.Outcome outcome,
            RequestCounts counts,
            RefusalTrail trail) {
        if (!outcome.answerable()) {
            return;
        }
        if (outcome.succeeded()) {
            late.reply(ack()).copy(exchange.request(), StandardAttributes.STATE);
            late.send();
            counts.acknowledged(ordered.nasId()).increment();
            return;
        }
        Integer given = outcome.errorCause();
        int cause = given == null ? 0 : given;
        writeNak(late.reply(nak()), cause, outcome.detail());
        late.send();
        ErrorCause.of(cause)
                .map(known -> counts.refused(ordered.nasId(), known))
                .orElseGet(() -> counts.refused(ordered.nasId()))
                .increment();
        trail.refusedByNas(told(cause, outcome.detail()), ordered.operation());
    }

    private RefusalTrail.Told told(int cause, String why) {
        return new RefusalTrail.Told(
                command.client(), exchange.sourceAddress(), nas.name(), isDisconnect(), cause, why);
    }

    private void writeNak(PacketWriter reply, int cause, String why) {
        if (cause != 0) {
            reply.unsigned(StandardAttributes.ERROR_CAUSE, cause);
        }
        if (!why.isEmpty()) {
            reply.text(StandardAttributes.REPLY_MESSAGE, cut(why));
        }
        reply.copy(exchange.request(), StandardAttributes.STATE);
    }

    /** As much as an attribute holds, no character halved. */
    private static String cut(String text) {
        String cut = text;
        while (cut.getBytes(StandardCharsets.UTF_8).length > LONGEST_MESSAGE) {
            int end = cut.length() - 1;
            cut = cut.substring(0, Character.isLowSurrogate(cut.charAt(end)) ? end - 1 : end);
        }
        return cut;
    }
}
