package io.sluice.ejb.dispatch;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** Hears from other nodes that there is something to do for a NAS; see {@link JmsWake}. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(
                    propertyName = "destinationLookup",
                    propertyValue = "java:/jms/topic/sluice.wake"),
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Topic"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "1")
        })
@TransactionManagement(TransactionManagementType.BEAN)
public class WakeBean implements MessageListener {

    @Inject
    private Dispatcher dispatcher;

    /** For the container, which wants it public of a bean that listens. */
    @SuppressWarnings("NullAway.Init")
    public WakeBean() {}

    @Override
    public void onMessage(Message message) {
        try {
            dispatcher.woken(message.getBody(String.class));
        } catch (JMSException e) {
            // Not one of ours; the sweep finds what there may be to do.
            DispatchLog.sweepFailed(e);
        }
    }
}
