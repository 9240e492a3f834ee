package io.sluice.ejb.radius;

import io.sluice.ejb.metrics.RequestCounts;
import io.sluice.nas.NasDirectory;
import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.connector.DiscardReason;
import io.sluice.radius.connector.RadiusBatch;
import io.sluice.radius.connector.RadiusExchange;
import io.sluice.radius.connector.RadiusListener;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketWriter;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * Refuses CoA- and Disconnect-Requests: live services cannot be changed by RADIUS yet. Says so with Error-Cause 406,
 * Unsupported Extension (RFC 5176 §3.5), and gives State back as the RFC asks (§3.3).
 */
@MessageDriven(
        messageListenerInterface = RadiusListener.class,
        activationConfig = {
            @ActivationConfigProperty(propertyName = "kind", propertyValue = "DYNAUTH"),
            @ActivationConfigProperty(propertyName = "port", propertyValue = "${sluice.radius.dynauth.port:3799}"),
            @ActivationConfigProperty(propertyName = "bindAddress", propertyValue = "${sluice.bind.address:127.0.0.1}")
        })
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DynamicAuthorizationBean implements RadiusListener {

    private static final int UNSUPPORTED_EXTENSION = 406;

    @Inject
    private NasDirectory nases;

    @Inject
    private RequestCounts counts;

    /** For the container. */
    @SuppressWarnings("NullAway.Init")
    public DynamicAuthorizationBean() {}

    DynamicAuthorizationBean(NasDirectory nases, RequestCounts counts) {
        this.nases = nases;
        this.counts = counts;
    }

    @Override
    public void onRequests(RadiusBatch batch) {
        for (RadiusExchange exchange : batch.exchanges()) {
            switch (exchange.request().code()) {
                case COA_REQUEST -> refuse(exchange, PacketCode.COA_NAK);
                case DISCONNECT_REQUEST -> refuse(exchange, PacketCode.DISCONNECT_NAK);
                default -> exchange.discard(DiscardReason.WRONG_CODE);
            }
        }
        batch.committed();
    }

    private void refuse(RadiusExchange exchange, PacketCode nak) {
        PacketWriter reply = exchange.reply(nak);
        reply.unsigned(StandardAttributes.ERROR_CAUSE, UNSUPPORTED_EXTENSION);
        reply.copy(exchange.request(), StandardAttributes.STATE);
        nases.find(exchange.client().name(), null, null).ifPresent(nas -> exchange.countAs(counts.refused(nas.id())));
    }
}
