package io.sluice.ejb.delivery;

import io.sluice.ejb.platform.Columns;
import java.util.List;

/** New deliveries as columns, in the order in which {@link DeliverySql} names them. */
final class DeliveryColumns {

    private DeliveryColumns() {}

    static Columns of(List<NewDelivery> deliveries) {
        Columns columns = new Columns(deliveries.size());
        int[] positions = columns.ints();
        long[] retailers = columns.longs();
        String[] groups = columns.texts();
        long[] nasIds = columns.longs();
        String[] sessions = columns.texts();
        String[] recordSessions = columns.texts();
        String[] logins = columns.texts();
        long[] subscribers = columns.longs();
        int[] statusTypes = columns.ints();
        String[] services = columns.texts();
        boolean[] originated = columns.flags();
        boolean[] ends = columns.flags();
        long[] happenedAt = columns.instants();
        long[] madeAt = columns.instants();
        long[] delays = columns.longs();
        byte[][] attributes = columns.octets();
        int[] days = columns.ints();
        long[] fingerprints = columns.longs();
        long[] receivedAt = columns.instants();
        for (int i = 0; i < deliveries.size(); i++) {
            NewDelivery each = deliveries.get(i);
            NewDelivery.Received received = each.received();
            positions[i] = i;
            retailers[i] = each.retailerId();
            groups[i] = each.group();
            nasIds[i] = each.session().nasId();
            sessions[i] = each.session().acctSessionId();
            recordSessions[i] = each.recordSessionId();
            logins[i] = each.login();
            subscribers[i] = each.subscriberId();
            statusTypes[i] = each.statusType();
            services[i] = each.serviceSession();
            originated[i] = received == null;
            ends[i] = each.endsSession();
            happenedAt[i] = Columns.micros(each.happenedAt());
            madeAt[i] = Columns.micros(each.madeAt());
            delays[i] = each.delaySeconds();
            attributes[i] = each.attributes();
            days[i] = received == null ? 0 : received.eventDay();
            fingerprints[i] = received == null ? 0 : received.fingerprint();
            receivedAt[i] = received == null ? 0 : received.receivedAtMicros();
        }
        return columns;
    }
}
