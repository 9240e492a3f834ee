package io.sluice.ejb.subscriber;

import io.sluice.ejb.platform.Criteria;
import io.sluice.ejb.platform.InvalidCursor;
import io.sluice.ejb.platform.Page;
import io.sluice.ejb.platform.PageRequest;
import io.sluice.ejb.platform.Refused;
import io.sluice.subscriber.Subscriber;
import io.sluice.subscriber.SubscriberRecord;
import io.sluice.subscriber.Subscription;
import io.sluice.subscriber.TenantScope;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads subscribers for the interface: newest first, page by page, and never more than the caller's tenant may see. */
@Stateless
public class SubscriberQueries {

    private static final String SUBSCRIBERS = "select s, s.id from Subscriber s";

    @PersistenceContext(unitName = "sluice")
    private EntityManager entities;

    @SuppressWarnings("NullAway.Init")
    protected SubscriberQueries() {}

    public SubscriberQueries(EntityManager entities) {
        this.entities = entities;
    }

    public Page<SubscriberView> subscribers(SubscriberFilter filter, TenantScope scope, PageRequest page) {
        Criteria criteria = new Criteria(SUBSCRIBERS)
                .equal("s.login", filter.login())
                .equal("s.kind", filter.kind())
                .equal("s.status", filter.status())
                .equal("s.retailer.name", filter.retailer())
                .equal("s.retailer.id", scope.retailerId())
                .lessThan("s.id", cursor(page.cursor()));
        if (filter.parent() != null) {
            Optional<Nodes.Place> place = new Nodes(entities, scope).find(filter.parent());
            if (place.isEmpty()) {
                return new Page<>(List.of(), null);
            }
            directlyBelow(place.get(), criteria);
        }
        List<SubscriberView> found = criteria.list(entities, "s.id desc", page.limit() + 1).stream()
                .map(row -> SubscriberView.of((Subscriber) row[0]))
                .toList();
        return Page.of(found, page.limit(), view -> String.valueOf(view.id()));
    }

    private static void directlyBelow(Nodes.Place place, Criteria criteria) {
        Subscriber node = place.node();
        if (node == null) {
            criteria.equal("s.retailer.id", place.retailer().id()).tuple("s.parent is null");
        } else {
            criteria.equal("s.parent.id", node.id());
        }
    }

    private static @Nullable Long cursor(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            return Long.valueOf(cursor);
        } catch (NumberFormatException e) {
            throw new InvalidCursor(cursor);
        }
    }

    /**
     * One subscriber.
     *
     * @throws Refused if it is not there or not to be seen
     */
    public SubscriberView subscriber(long id, TenantScope scope) {
        return SubscriberView.of(new Nodes(entities, scope).require(id));
    }

    /**
     * A subscriber's record.
     *
     * @throws Refused if there is no such subscriber, or it has no record
     */
    public RecordView record(long subscriberId, TenantScope scope) {
        Subscriber subscriber = new Nodes(entities, scope).require(subscriberId);
        SubscriberRecord record = subscriber.record();
        if (record.equals(SubscriberRecord.EMPTY)) {
            throw Refused.notFound("The subscriber has no record.");
        }
        return new RecordView(subscriberId, subscriber.version(), record);
    }

    /** All of a subscriber's subscriptions by name: it has few. */
    public List<SubscriptionView> subscriptions(long subscriberId, TenantScope scope) {
        Subscriber subscriber = new Nodes(entities, scope).require(subscriberId);
        return entities.createQuery(
                        "select s from Subscription s where s.subscriber = :subscriber order by s.name",
                        Subscription.class)
                .setParameter("subscriber", subscriber)
                .getResultStream()
                .map(SubscriptionView::of)
                .toList();
    }

    /** One of them, if it is the subscriber's. */
    public Optional<SubscriptionView> subscription(long subscriberId, long id, TenantScope scope) {
        new Nodes(entities, scope).require(subscriberId);
        return Optional.ofNullable(entities.find(Subscription.class, id))
                .filter(found -> Objects.equals(found.subscriber().id(), subscriberId))
                .map(SubscriptionView::of);
    }
}
