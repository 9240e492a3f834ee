package io.sluice.ejb.operation;

import io.sluice.ejb.platform.Criteria;
import io.sluice.ejb.platform.Page;
import io.sluice.ejb.platform.PageRequest;
import io.sluice.operation.OperationState;
import io.sluice.operation.StoredOperation;
import io.sluice.operation.explanation.PastOperation;
import io.sluice.session.SessionKey;
import io.sluice.subscriber.TenantScope;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads operations, newest first, and never more than the caller's tenant may see. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class OperationQueries {

    private static final String OPERATIONS =
            "select o, n.name from StoredOperation o left join Nas n on n.id = o.nasId";

    private static final String OF_SESSION = "select o, n.name from SubscriberSession s"
            + " join StoredOperation o on o.nasId = s.nasId and o.acctSessionId = s.acctSessionId"
            + " left join Nas n on n.id = s.nasId";

    @PersistenceContext(unitName = "sluice")
    private EntityManager entities;

    @SuppressWarnings("NullAway.Init")
    protected OperationQueries() {}

    public OperationQueries(EntityManager entities) {
        this.entities = entities;
    }

    public Page<OperationView> operations(OperationFilter filter, TenantScope scope, PageRequest page) {
        Criteria criteria = new Criteria(OPERATIONS)
                .equal("o.state", code(filter.state()))
                .equal("n.name", filter.nas())
                .equal(
                        "o.lane",
                        filter.lane() == null ? null : (short) filter.lane().code())
                .equal(
                        "o.origin",
                        filter.origin() == null ? null : (short) filter.origin().code())
                .equal("o.login", filter.login())
                .within(scope, "o.subscriberId")
                .lessThan("o.id", page.afterId());
        if (filter.alarmed()) {
            criteria.tuple("o.alarm is not null");
        }
        List<OperationView> found = viewed(criteria.list(entities, "o.id desc", page.limit() + 1));
        return Page.of(found, page.limit(), view -> view.id().toString());
    }

    public Optional<OperationView> operation(UUID id, TenantScope scope) {
        return viewed(new Criteria(OPERATIONS)
                        .equal("o.id", id)
                        .within(scope, "o.subscriberId")
                        .list(entities, "o.id", 1))
                .stream()
                .findFirst();
    }

    /** What was, is or will be done in a subscriber session. */
    public List<OperationView> ofSession(SessionKey session, TenantScope scope) {
        return viewed(new Criteria(OPERATIONS)
                .equal("o.nasId", session.nasId())
                .equal("o.acctSessionId", session.acctSessionId())
                .within(scope, "o.subscriberId")
                .list(entities, "o.id desc", PageRequest.MAX_LIMIT));
    }

    /** The newest of those in a subscriber session. */
    public List<OperationView> ofSubscriberSession(UUID session, TenantScope scope, int limit) {
        return viewed(new Criteria(OF_SESSION)
                .equal("s.id", session)
                .within(scope, "o.subscriberId")
                .list(entities, "o.id desc", limit));
    }

    private List<OperationView> viewed(List<Object[]> rows) {
        List<StoredOperation> stored =
                rows.stream().map(row -> (StoredOperation) row[0]).toList();
        Set<UUID> confirmed = confirmed(stored.stream()
                .filter(each -> each.operation().state() != OperationState.REQUESTED)
                .flatMap(each -> started(each).stream())
                .toList());
        return rows.stream()
                .map(row -> view((StoredOperation) row[0], (String) row[1], confirmed))
                .toList();
    }

    private Set<UUID> confirmed(Collection<UUID> services) {
        if (services.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(entities.createQuery(
                        "select s.id from ServiceSession s where s.id in :ids and s.confirmed = true", UUID.class)
                .setParameter("ids", services)
                .getResultList());
    }

    private static List<UUID> started(StoredOperation stored) {
        return stored.operation().wanted().start().stream()
                .map(target -> target.serviceSession())
                .toList();
    }

    private static OperationView view(StoredOperation stored, @Nullable String nas, Set<UUID> confirmed) {
        List<UUID> started = started(stored);
        return new OperationView(
                new PastOperation(
                        stored.operation(),
                        stored.orderedAt(),
                        stored.orderedBy(),
                        stored.transmissions(),
                        stored.sentAt(),
                        stored.endedAt()),
                stored.subscriberSessionId(),
                stored.login(),
                nas,
                !started.isEmpty() && confirmed.containsAll(started));
    }

    private static @Nullable Short code(@Nullable OperationState state) {
        return state == null ? null : (short) state.code();
    }
}
