package io.sluice.ejb.schedule;

import io.sluice.schedule.OwnerKind;
import io.sluice.schedule.ScheduleOwner;
import io.sluice.schedule.StoredSchedule;
import io.sluice.service.ServiceScope;
import io.sluice.subscriber.Retailer;
import io.sluice.subscriber.Subscriber;
import io.sluice.subscriber.SubscriberKind;
import io.sluice.subscriber.TenantScope;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** To whom schedules belong: between what people write, {@code retailers/isp1}, and the ids that are stored. */
final class ScheduleOwners {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private final EntityManager entities;

    ScheduleOwners(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * An owner that exists.
     *
     * @param id null for services
     */
    record Found(OwnerKind kind, @Nullable Long id, String text) {

        /** The owner as the rules know it: by id. */
        ScheduleOwner owner() {
            return id == null ? ScheduleOwner.SERVICES : new ScheduleOwner(kind, Long.toString(id));
        }
    }

    /** Empty if there is none, or none that could have schedules, or none that the tenant may see. */
    Optional<Found> find(String text, TenantScope tenant) {
        int slash = text.indexOf('/');
        String name = text.substring(slash + 1);
        return switch (text.substring(0, Math.max(0, slash))) {
            case "services" ->
                name.equals("global") && tenant.isAll()
                        ? Optional.of(new Found(OwnerKind.SERVICE, null, text))
                        : Optional.empty();
            case "scopes" ->
                (tenant.isAll() ? id("ServiceScope", name) : Optional.<Long>empty())
                        .map(id -> new Found(OwnerKind.SCOPE, id, text));
            case "retailers" ->
                id("Retailer", name)
                        .filter(id -> tenant.isAll() || id.equals(tenant.retailerId()))
                        .map(id -> new Found(OwnerKind.RETAILER, id, text));
            case "subscribers" -> node(name, tenant, text);
            default -> Optional.empty();
        };
    }

    private Optional<Long> id(String entity, String name) {
        return entities.createQuery("select e.id from " + entity + " e where e.name = ?1", Long.class)
                .setParameter(1, name)
                .getResultStream()
                .findFirst();
    }

    private Optional<Found> node(String number, TenantScope tenant, String text) {
        if (!NUMBER.matcher(number).matches()) {
            return Optional.empty();
        }
        return Optional.ofNullable(entities.find(Subscriber.class, Long.valueOf(number)))
                .filter(node -> tenant.contains(node.retailer()) && node.kind() != SubscriberKind.FOLDER)
                .map(node -> new Found(kindOf(node), node.id(), text));
    }

    private static OwnerKind kindOf(Subscriber node) {
        return switch (node.kind()) {
            case ENTERPRISE -> OwnerKind.ENTERPRISE;
            case SITE -> OwnerKind.SITE;
            case ACCESS, RESIDENTIAL -> OwnerKind.SUBSCRIBER;
            case FOLDER -> throw new IllegalArgumentException("a folder owns no schedules");
        };
    }

    /** The owner of what is kept. */
    Found of(StoredSchedule kept) {
        return switch (kept.ownerKind()) {
            case SCOPE -> {
                ServiceScope scope = entities.find(ServiceScope.class, kept.scopeId());
                yield new Found(OwnerKind.SCOPE, kept.scopeId(), "scopes/" + scope.name());
            }
            case RETAILER -> {
                Retailer retailer = entities.find(Retailer.class, kept.retailerId());
                yield new Found(OwnerKind.RETAILER, kept.retailerId(), "retailers/" + retailer.name());
            }
            case ENTERPRISE, SITE, SUBSCRIBER ->
                new Found(kept.ownerKind(), kept.subscriberId(), "subscribers/" + kept.subscriberId());
            case SERVICE -> new Found(OwnerKind.SERVICE, null, ScheduleOwner.SERVICES.toString());
            case SUBSCRIBER_SESSION -> throw new IllegalStateException("schedules of a session are not kept");
        };
    }

    /** Who owns schedules that apply to a node, the most specific first: itself, the nodes above it, its retailer. */
    static List<ScheduleOwner> above(Subscriber node) {
        List<ScheduleOwner> owners = new ArrayList<>();
        Optional<Subscriber> each = Optional.of(node);
        while (each.isPresent()) {
            if (each.get().kind() != SubscriberKind.FOLDER) {
                owners.add(new ScheduleOwner(
                        kindOf(each.get()),
                        Long.toString(Objects.requireNonNull(each.get().id()))));
            }
            each = each.get().parent();
        }
        Long retailer = Objects.requireNonNull(node.retailer().id());
        owners.add(new ScheduleOwner(OwnerKind.RETAILER, Long.toString(retailer)));
        return owners;
    }

    /** Whether one of two owners stands above the other, or applies everywhere: then both reach some of the same subscribers. */
    boolean meet(ScheduleOwner one, ScheduleOwner other) {
        boolean everywhere =
                !one.kind().honoursEffectivePeriods() || !other.kind().honoursEffectivePeriods();
        return everywhere || chainOf(one).contains(other) || chainOf(other).contains(one);
    }

    private List<ScheduleOwner> chainOf(ScheduleOwner owner) {
        if (owner.kind() == OwnerKind.RETAILER) {
            return List.of(owner);
        }
        return Optional.ofNullable(entities.find(Subscriber.class, Long.valueOf(owner.key())))
                .map(ScheduleOwners::above)
                .orElse(List.of());
    }
}
