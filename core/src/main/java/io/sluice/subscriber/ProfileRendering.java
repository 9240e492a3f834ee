package io.sluice.subscriber;

import io.sluice.service.ServiceGrant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** How what a profile says becomes octets. The dialects know; this package does not. */
public interface ProfileRendering {

    /** What speaks against an attribute in a record, to be told to whoever writes it; empty if nothing does. */
    Optional<ProfileWarning> objectionTo(RecordAttribute attribute);

    /**
     * The reply attributes as they are sent, in order. What cannot be sent is left out and told.
     *
     * @param room how many octets there are at most
     */
    byte[] attributes(List<RecordAttribute> attributes, int room, Consumer<ProfileWarning> warnings);

    /** The attributes of up to eight services as they are sent, one array for each dialect. */
    List<byte[]> services(List<ServiceGrant> services, Consumer<ProfileWarning> warnings);
}
