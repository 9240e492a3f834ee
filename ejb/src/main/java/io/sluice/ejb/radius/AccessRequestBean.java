package io.sluice.ejb.radius;

import io.sluice.ejb.metrics.Deliveries;
import io.sluice.ejb.session.LoginManager;
import io.sluice.ejb.session.LoginOutcome;
import io.sluice.radius.connector.RadiusBatch;
import io.sluice.radius.connector.RadiusListener;
import io.sluice.radius.connector.RequestKind;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;

/** Answers Access-Requests (flow A). Nothing is stored, so there is no transaction: a reply means "decided". */
@MessageDriven(
        messageListenerInterface = RadiusListener.class,
        activationConfig = {
            @ActivationConfigProperty(propertyName = "kind", propertyValue = "AUTH"),
            @ActivationConfigProperty(propertyName = "port", propertyValue = "${sluice.radius.auth.port:1812}"),
            @ActivationConfigProperty(propertyName = "bindAddress", propertyValue = "${sluice.bind.address:127.0.0.1}")
        })
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AccessRequestBean implements RadiusListener {

    @Inject
    private LoginManager manager;

    @Inject
    private LoginExchanges exchanges;

    @Inject
    private Deliveries deliveries;

    /** For the container, whose endpoint proxy extends this class and takes no other constructor. */
    @SuppressWarnings("NullAway.Init")
    public AccessRequestBean() {}

    AccessRequestBean(LoginManager manager, LoginExchanges exchanges, Deliveries deliveries) {
        this.manager = manager;
        this.exchanges = exchanges;
        this.deliveries = deliveries;
    }

    @Override
    public void onRequests(RadiusBatch batch) {
        Deliveries.Delivery delivery =
                deliveries.begin(RequestKind.AUTH, batch.exchanges().size());
        LoginExchanges.Commands read = exchanges.read(batch);
        List<LoginOutcome> outcomes = manager.login(read.commands());
        exchanges.answer(read, outcomes);
        batch.committed();
        delivery.end();
    }
}
