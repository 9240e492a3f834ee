package io.sluice.dialect;

import io.sluice.access.dynamic.DynamicRequest;
import io.sluice.access.dynamic.SessionAttribute;
import io.sluice.radius.dictionary.RadiusDictionary;
import io.sluice.radius.packet.RadiusPacket;
import java.util.Map;
import java.util.Optional;

/**
 * Reads CoA-Requests and Disconnect-Requests (RFC 5176). Unlike a login or an accounting record, a request that is wrong
 * anywhere is refused as a whole: nothing of it may be done. Safe for many threads.
 */
public final class DynamicTranslation {

    private final RadiusDictionary dictionary;

    /**
     * @param dictionary tells which attributes are hidden with the shared secret, and so cannot be handed on
     */
    public DynamicTranslation(RadiusDictionary dictionary) {
        this.dictionary = dictionary;
    }

    /** What a request asks for, or what is wrong with it. */
    public DynamicRequest read(RadiusPacket request) {
        return new DynamicReading(request, dictionary).request();
    }

    /**
     * What a packet tells of the session it is about; of what stands there twice, the last counts. For accounting records,
     * which tell more than a session keeps.
     *
     * @param attributes encoded, as an accounting record keeps them
     */
    public static Map<SessionAttribute, String> identification(byte[] attributes) {
        return Identification.ofRecord(attributes);
    }

    /** The attribute in a reply in which a NAS says in words why it refused, if it does. */
    public static Optional<String> reason(RadiusPacket reply) {
        return Identification.reason(reply);
    }
}
