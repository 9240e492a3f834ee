package io.sluice.ejb.subscriber;

import io.sluice.service.ServiceGrant;
import io.sluice.service.ServiceLimits;
import io.sluice.service.StatisticsMode;
import io.sluice.subscriber.ActivateOnLogin;
import io.sluice.subscriber.KeptService;
import io.sluice.subscriber.LoginSource;
import io.sluice.subscriber.RecordService;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Takes from what a login starts what is used up, so that logging in again gives nothing back; a throttled service stands in. */
final class UsedUpQuotas {

    private static final String USED_UP = "select subscriber_id, service, limit_switch_to from quota"
            + " where subscriber_id = any(?) and used_up and limit_action <> 'NOTIFY'";

    private static final ServiceLimits COUNTED = new ServiceLimits(null, null, StatisticsMode.TIME_VOLUME, null);

    private final Map<Long, List<UsedUp>> bySubscriber;

    private record UsedUp(
            @Nullable String service, @Nullable String switchTo) {

        boolean takes(String name) {
            return (service == null || service.equals(name))
                    && (switchTo == null || !nameOf(switchTo).equals(name));
        }
    }

    private UsedUpQuotas(Map<Long, List<UsedUp>> bySubscriber) {
        this.bySubscriber = bySubscriber;
    }

    static UsedUpQuotas of(Connection connection, Long[] subscribers) throws SQLException {
        Map<Long, List<UsedUp>> found = new HashMap<>();
        JdbcLoginProfiles.query(
                connection, USED_UP, statement -> statement.setObject(1, subscribers), row -> found.computeIfAbsent(
                                row.getLong(1), id -> new ArrayList<>())
                        .add(new UsedUp(row.getString(2), row.getString(3))));
        return new UsedUpQuotas(found);
    }

    /** The source of a login without what is used up. */
    LoginSource without(LoginSource source) {
        List<UsedUp> usedUp = bySubscriber.get(source.subscriberId());
        if (usedUp == null) {
            return source;
        }
        Predicate<String> taken = name -> usedUp.stream().anyMatch(each -> each.takes(name));
        List<RecordService> services = new ArrayList<>();
        for (RecordService service : source.services()) {
            if (!taken.test(nameOf(service.activation()))) {
                services.add(service);
            }
        }
        List<ActivateOnLogin> subscriptions = source.subscriptions().stream()
                .filter(each -> !taken.test(each.service()))
                .toList();
        List<KeptService> statics = source.statics().stream()
                .filter(each -> !taken.test(nameOf(each.activation())))
                .toList();
        boolean anyTaken = services.size() < source.services().size()
                || subscriptions.size() < source.subscriptions().size()
                || statics.size() < source.statics().size();
        if (anyTaken) {
            usedUp.forEach(each -> standIn(each, services));
        }
        return new LoginSource(
                source.subscriberId(),
                source.login(),
                source.credential(),
                source.status(),
                source.retailerId(),
                source.concurrency(),
                source.attributes(),
                services,
                subscriptions,
                statics,
                source.withheld());
    }

    private static void standIn(UsedUp quota, List<RecordService> services) {
        String activation = quota.switchTo();
        if (activation == null
                || services.stream().anyMatch(each -> each.activation().equals(activation))) {
            return;
        }
        Set<Integer> tags = services.stream().map(RecordService::tag).collect(Collectors.toSet());
        IntStream.rangeClosed(1, ServiceGrant.MAX_TAG)
                .filter(tag -> !tags.contains(tag))
                .findFirst()
                .ifPresent(tag -> services.add(new RecordService(tag, activation, COUNTED)));
    }

    private static String nameOf(String activation) {
        int parenthesis = activation.indexOf('(');
        return (parenthesis < 0 ? activation : activation.substring(0, parenthesis)).strip();
    }
}
