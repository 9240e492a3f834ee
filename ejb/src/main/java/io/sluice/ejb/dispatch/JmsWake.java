package io.sluice.ejb.dispatch;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Topic;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Wakes other nodes by a topic; the text of a message is the name of a NAS. Nothing rests on it: a message may be lost, and a
 * broker that is away costs the second that the sweep takes.
 */
final class JmsWake implements Dispatcher.Wake {

    private final ConnectionFactory factory;
    private final Topic topic;
    private final AtomicBoolean troubled = new AtomicBoolean();

    /**
     * @param factory takes no part in transactions
     */
    JmsWake(ConnectionFactory factory, Topic topic) {
        this.factory = factory;
        this.topic = topic;
    }

    @Override
    public void publish(String nasName) {
        try (JMSContext context = factory.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            context.createProducer()
                    .setDeliveryMode(DeliveryMode.NON_PERSISTENT)
                    .setDisableMessageID(true)
                    .setDisableMessageTimestamp(true)
                    .send(topic, nasName);
            troubled.set(false);
        } catch (JMSRuntimeException e) {
            if (!troubled.getAndSet(true)) {
                DispatchLog.wakeNotSent(String.valueOf(e.getMessage()));
            }
        }
    }
}
