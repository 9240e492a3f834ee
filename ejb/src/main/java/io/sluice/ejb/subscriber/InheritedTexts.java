package io.sluice.ejb.subscriber;

import io.sluice.service.ScopeFacts.Place;
import io.sluice.service.ServiceScopes;
import io.sluice.service.Substitutions.Level;
import io.sluice.service.Substitutions.Source;
import io.sluice.subscriber.Retailer;
import io.sluice.subscriber.Subscriber;
import io.sluice.subscriber.draft.Inherited;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a subscriber, the nodes above it and the scopes say of parameters, as the current transaction sees it. */
final class InheritedTexts implements Inherited {

    private final List<Level> nodes = new ArrayList<>();
    private final Place place;
    private final ServiceScopes scopes;

    private InheritedTexts(
            Retailer retailer,
            @Nullable Subscriber from,
            Source first,
            @Nullable Long below,
            @Nullable Long nas,
            ServiceScopes scopes) {
        List<Long> line = new ArrayList<>();
        if (below != null) {
            line.add(below);
        }
        Source source = first;
        for (Subscriber node = from; node != null; node = node.parent().orElse(null)) {
            nodes.add(new Level(source, node.name(), node.substitutions()));
            line.add(Objects.requireNonNull(node.id()));
            source = Source.PARENT;
        }
        this.place = new Place(nas, Objects.requireNonNull(retailer.id()), line);
        this.scopes = scopes;
    }

    /**
     * For an activation of a subscriber.
     *
     * @param nas by id, null where it is not known yet
     */
    static InheritedTexts of(Subscriber subscriber, @Nullable Long nas, ServiceScopes scopes) {
        return new InheritedTexts(subscriber.retailer(), subscriber, Source.SUBSCRIBER, null, nas, scopes);
    }

    /** For a subscriber that is to stand at a place. */
    static InheritedTexts below(Nodes.Place place, ServiceScopes scopes) {
        return below(place, null, scopes);
    }

    /**
     * The same where it stands there already.
     *
     * @param own its id, null for a new one
     */
    static InheritedTexts below(Nodes.Place place, @Nullable Long own, ServiceScopes scopes) {
        return new InheritedTexts(place.retailer(), place.node(), Source.PARENT, own, null, scopes);
    }

    @Override
    public List<Level> levels(String service) {
        List<Level> levels = new ArrayList<>(nodes);
        levels.addAll(scopes.substitutions(service, place));
        return levels;
    }

    /** Where the NAS is not known, it is enough that there is one. */
    @Override
    public boolean offers(String service) {
        return place.nas() == null ? scopes.offerSomewhere(service, place) : scopes.offer(service, place);
    }
}
