package io.sluice.subscriber;

import io.sluice.service.ServiceGrant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Fixture: a rendering without dialects. */
final class NothingRendered implements ProfileRendering {

    @Override
    public Optional<ProfileWarning> objectionTo(RecordAttribute attribute) {
        return Optional.empty();
    }

    @Override
    public byte[] attributes(List<RecordAttribute> attributes, int room, Consumer<ProfileWarning> warnings) {
        return new byte[0];
    }

    @Override
    public List<byte[]> services(List<ServiceGrant> services, Consumer<ProfileWarning> warnings) {
        return List.of();
    }
}
