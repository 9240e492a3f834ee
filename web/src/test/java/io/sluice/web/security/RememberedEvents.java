package io.sluice.web.security;

import io.sluice.ejb.security.Actor;
import io.sluice.ejb.security.SecurityEvents;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Remembers what it is told. */
public final class RememberedEvents implements SecurityEvents {
    public final List<String> told = new ArrayList<>();

    @Override
    public void loginFailed(String user, @Nullable String address) {
        told.add("failed " + user + " from " + address);
    }

    @Override
    public void loginLocked(String user, @Nullable String address) {
        told.add("locked " + user + " from " + address);
    }

    @Override
    public void loginAfterFailures(Actor actor) {
        told.add("after failures " + actor.name() + " from " + actor.remoteAddress());
    }

    @Override
    public void accessRefused(Actor actor, String request) {
        told.add("refused " + actor.name() + ' ' + request);
    }
}
