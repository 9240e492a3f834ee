package io.sluice.ejb.delivery;

import io.sluice.ejb.lease.LocalTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** What became of some deliveries: first for their rows, and once that is committed for what waits behind them. */
final class Settled {

    private final Map<String, List<Long>> answered = new HashMap<>();
    private final Map<Instant, List<Long>> failed = new HashMap<>();
    private final Map<String, List<Long>> unsendable = new HashMap<>();
    private final List<Runnable> then = new ArrayList<>();

    boolean isEmpty() {
        return then.isEmpty();
    }

    void answered(ServerGroup group, Delivery delivery, String server) {
        note(answered, server, delivery);
        then.add(() -> group.queue().done(delivery));
    }

    /** All servers were asked in vain; it says itself when it is to be tried again. */
    void failed(ServerGroup group, Delivery delivery) {
        note(failed, delivery.notBefore(), delivery);
        then.add(() -> group.queue().again(delivery));
    }

    void unsendable(ServerGroup group, Delivery delivery, String why) {
        note(unsendable, why, delivery);
        then.add(() -> group.queue().done(delivery));
    }

    private static <K> void note(Map<K, List<Long>> ids, K key, Delivery delivery) {
        ids.computeIfAbsent(key, any -> new ArrayList<>()).add(delivery.id());
    }

    void write(DataSource database, DeliveryRows rows, Instant now) throws SQLException {
        LocalTransaction.on(database, connection -> write(connection, rows, now));
        then.forEach(Runnable::run);
    }

    private int write(Connection connection, DeliveryRows rows, Instant now) throws SQLException {
        int statements = 0;
        for (Map.Entry<String, List<Long>> each : answered.entrySet()) {
            rows.answered(connection, each.getValue(), each.getKey(), now);
            statements++;
        }
        for (Map.Entry<Instant, List<Long>> each : failed.entrySet()) {
            rows.unanswered(connection, each.getValue(), each.getKey());
            statements++;
        }
        for (Map.Entry<String, List<Long>> each : unsendable.entrySet()) {
            rows.unsendable(connection, each.getValue(), each.getKey(), now);
            statements++;
        }
        return statements;
    }
}
