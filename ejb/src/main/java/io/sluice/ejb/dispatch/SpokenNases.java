package io.sluice.ejb.dispatch;

import io.sluice.dialect.Dialect;
import io.sluice.dialect.Dialects;
import io.sluice.dialect.RelayedAttributes;
import io.sluice.ejb.session.ChangeableNas;
import io.sluice.service.ServiceGrant;
import java.util.Optional;

/** What NASes can do, by the dialects they speak. */
final class SpokenNases implements ChangeableNas {

    private final NasTargets targets;
    private final Dialects dialects;
    private final RelayedAttributes attributes;

    SpokenNases(NasTargets targets, Dialects dialects, RelayedAttributes attributes) {
        this.targets = targets;
        this.dialects = dialects;
        this.attributes = attributes;
    }

    @Override
    public Optional<Boolean> canUpdate(long nasId) {
        return dialect(nasId).map(dialect -> dialect.traits().canUpdate());
    }

    @Override
    public Optional<String> objectionTo(long nasId, ServiceGrant service) {
        return dialect(nasId).flatMap(dialect -> dialect.objectionTo(service));
    }

    @Override
    public Optional<String> foreignIn(long nasId, byte[] relayed) {
        return relayed.length == 0
                ? Optional.empty()
                : dialect(nasId).flatMap(dialect -> attributes.foreignTo(dialect, relayed));
    }

    private Optional<Dialect> dialect(long nasId) {
        return targets.findForOrder(nasId)
                .filter(nas -> nas.destination() != null)
                .map(nas -> dialects.of(nas.dialect()));
    }
}
