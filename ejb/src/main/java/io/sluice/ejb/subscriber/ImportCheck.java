package io.sluice.ejb.subscriber;

import io.sluice.ejb.platform.Sound;
import io.sluice.ejb.platform.Violation;
import io.sluice.service.ServiceScopes;
import io.sluice.subscriber.ProfileRendering;
import io.sluice.subscriber.Subscriber;
import io.sluice.subscriber.TenantScope;
import io.sluice.subscriber.draft.Inherited;
import io.sluice.subscriber.draft.LoginGroups;
import io.sluice.subscriber.draft.Objections;
import io.sluice.subscriber.draft.RecordRule;
import io.sluice.subscriber.draft.SubscriberDraft;
import io.sluice.subscriber.draft.SubscriberRule;
import io.sluice.subscriber.draft.SubscriptionRule;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds the lines of one chunk against the rules, the tree and what is stored. For one transaction. */
final class ImportCheck {

    private final Nodes nodes;
    private final TenantScope scope;
    private final ServiceScopes scopes;
    private final RecordRule records;
    private final SubscriptionRule subscriptions;
    private final Map<String, Optional<Nodes.Place>> places = new HashMap<>();

    ImportCheck(
            EntityManager entities,
            ProfileRendering rendering,
            LimitSettings limits,
            ServiceScopes scopes,
            TenantScope scope) {
        this.nodes = new Nodes(entities, scope);
        this.scope = scope;
        this.scopes = scopes;
        EntityServiceBook services = new EntityServiceBook(entities);
        this.records = new RecordRule(services, rendering, limits.strict());
        this.subscriptions = new SubscriptionRule(services);
    }

    /** Sorts the lines into those that nothing speaks against and the others. */
    void check(
            List<ImportLine> lines,
            ExistingRows rows,
            ImportMode mode,
            List<SoundLine> sound,
            List<RefusedLine> refused)
            throws SQLException {
        Map<String, ExistingRows.Row> existing = rows.byLogin(lines.stream()
                .map(line -> String.valueOf(line.subscriber().login()))
                .collect(Collectors.toSet()));
        List<SoundLine> candidates = new ArrayList<>(lines.size());
        for (ImportLine line : lines) {
            Objections against = new Objections();
            ExistingRows.Row row = existing.get(String.valueOf(line.subscriber().login()));
            Optional<Nodes.Place> place = checkLine(line, row == null ? null : row.id(), against);
            if (row != null && place.isPresent()) {
                checkExisting(line.subscriber(), row, place.get(), mode, against);
            }
            if (against.isEmpty() && place.isPresent()) {
                candidates.add(soundLine(line, place.get(), row == null ? null : row.id()));
            } else {
                refused.add(new RefusedLine(line.number(), Sound.violations(against)));
            }
        }
        checkNames(candidates, rows, sound, refused);
    }

    private static SoundLine soundLine(ImportLine line, Nodes.Place place, @Nullable Long existing) {
        Subscriber above = place.node();
        return new SoundLine(
                line, Objects.requireNonNull(place.retailer().id()), above == null ? null : above.id(), existing);
    }

    private Optional<Nodes.Place> checkLine(ImportLine line, @Nullable Long own, Objections against) {
        SubscriberDraft draft = line.subscriber();
        if (!draft.kind().mayLogIn()) {
            against.at("kind").add("only lines that log in are imported; make groups one by one");
        }
        SubscriberRule.check(draft, against);
        Optional<Nodes.Place> place = places.computeIfAbsent(draft.parent(), nodes::find);
        if (place.isEmpty()) {
            against.at("parent").add("nothing that could have others below it is at " + draft.parent());
        } else {
            Subscriber above = place.get().node();
            SubscriberRule.checkPlace(draft.kind(), above == null ? null : above.kind(), against);
        }
        // Of one line; beside what is stored already the login decides, which starts the first.
        LoginGroups groups = new LoginGroups();
        if (line.record() != null) {
            records.check(line.record(), groups, against.at("record"));
        }
        if (line.subscriptions() != null) {
            Inherited inherited = place.<Inherited>map(above -> InheritedTexts.below(above, own, scopes))
                    .orElse(Inherited.NOTHING);
            subscriptions.checkAll(line.subscriptions(), groups, inherited, against.at("subscriptions"));
        }
        return place;
    }

    private void checkExisting(
            SubscriberDraft draft, ExistingRows.Row row, Nodes.Place place, ImportMode mode, Objections against) {
        boolean visible = scope.retailerId() == null || scope.retailerId() == row.retailer();
        if (mode == ImportMode.CREATE || !visible) {
            against.at("login").add("another subscriber has this login");
            return;
        }
        Subscriber above = place.node();
        Long parent = above == null ? null : above.id();
        if (!Objects.equals(place.retailer().id(), row.retailer()) || !Objects.equals(parent, row.parent())) {
            against.at("parent").add("is fixed once the subscriber is made");
        }
        if (draft.kind() != row.kind()) {
            against.at("kind").add("is fixed once the subscriber is made: it is " + row.kind());
        }
        if (draft.name() != null && !draft.name().equals(row.name())) {
            against.at("name").add("is fixed once the subscriber is made: it is " + row.name());
        }
    }

    /**
     * Names of new lines are unique below their node. Within the chunk that is seen here; a name that is stored already shows
     * when the database refuses the chunk, and is named when the line stands alone: to ask for a thousand beforehand would cost
     * more than the storing.
     */
    private static void checkNames(
            List<SoundLine> candidates, ExistingRows rows, List<SoundLine> sound, List<RefusedLine> refused)
            throws SQLException {
        Set<Place> taken = new HashSet<>();
        for (SoundLine line : candidates) {
            boolean isFree = !line.isNew()
                    || taken.add(new Place(line.retailer(), line.parent(), name(line)))
                            && (candidates.size() > 1 || !rows.isBelow(line.retailer(), line.parent(), name(line)));
            if (isFree) {
                sound.add(line);
            } else {
                Violation violation = new Violation(
                        "/name",
                        "Another node below " + line.line().subscriber().parent() + " has this name.");
                refused.add(new RefusedLine(line.line().number(), List.of(violation)));
            }
        }
    }

    private static String name(SoundLine line) {
        return line.line().subscriber().effectiveName();
    }

    private record Place(long retailer, @Nullable Long parent, String name) {}
}
