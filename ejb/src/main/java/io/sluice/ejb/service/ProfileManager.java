package io.sluice.ejb.service;

import io.sluice.ejb.platform.Criteria;
import io.sluice.ejb.platform.ExpectedState;
import io.sluice.ejb.platform.NameCursor;
import io.sluice.ejb.platform.Page;
import io.sluice.ejb.platform.PageRequest;
import io.sluice.ejb.platform.Refused;
import io.sluice.ejb.platform.ResourceName;
import io.sluice.ejb.platform.Written;
import io.sluice.ejb.security.Actor;
import io.sluice.ejb.security.AuditTrail;
import io.sluice.service.ServiceLimits;
import io.sluice.service.ServiceProfile;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** Makes, changes, removes and reads service profiles. Nothing keeps them in memory: only orders of people name them. */
@Stateless
public class ProfileManager {

    @PersistenceContext(unitName = "sluice")
    private EntityManager entities;

    @Inject
    private AuditTrail audit;

    @SuppressWarnings("NullAway.Init")
    protected ProfileManager() {}

    public ProfileManager(EntityManager entities, AuditTrail audit) {
        this.entities = entities;
        this.audit = audit;
    }

    public Page<ProfileView> profiles(PageRequest page) {
        List<ProfileView> found = new Criteria("select p, p.name from ServiceProfile p")
                .with("p.name > ?", NameCursor.read(page.cursor())).list(entities, "p.name", page.limit() + 1).stream()
                        .map(row -> ProfileView.of((ServiceProfile) row[0]))
                        .toList();
        return Page.of(found, page.limit(), profile -> NameCursor.after(profile.name()));
    }

    public Optional<ProfileView> profile(String name) {
        return Profiles.find(entities, name).map(ProfileView::of);
    }

    /** Makes the profile, or all of it what the limits say. */
    public Written<ProfileView> put(String name, ServiceLimits limits, ExpectedState expected, Actor actor) {
        Optional<ServiceProfile> existing = Profiles.find(entities, ResourceName.require(name));
        existing.ifPresentOrElse(profile -> expected.requireIn(profile.version()), expected::requireAbsent);
        JsonObject before =
                existing.map(profile -> ProfileView.of(profile).json()).orElse(null);
        ServiceProfile profile = existing.orElseGet(() -> new ServiceProfile(name, limits));
        profile.limit(limits);
        entities.persist(profile);
        entities.flush();
        ProfileView after = ProfileView.of(profile);
        if (!after.json().equals(before)) {
            String action = before == null ? "service-profile.created" : "service-profile.changed";
            audit.record(actor, action, "/service-profiles/" + name, before, after.json());
        }
        return new Written<>(after, existing.isEmpty(), List.of());
    }

    /** Removes the profile; what was activated with it runs on. */
    public void remove(String name, ExpectedState expected, Actor actor) {
        ServiceProfile profile = Profiles.find(entities, name)
                .orElseThrow(() -> Refused.notFound("There is no service profile of the name " + name + '.'));
        expected.requireIn(profile.version());
        JsonObject before = ProfileView.of(profile).json();
        entities.remove(profile);
        audit.record(actor, "service-profile.removed", "/service-profiles/" + name, before, null);
    }
}
