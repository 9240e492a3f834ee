package io.sluice.dialect;

import io.sluice.access.ClassToken;
import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketWriter;
import java.nio.charset.StandardCharsets;

/** What becomes of an accounting record's attributes on their way to a retailer's server. Stateless. */
public final class DeliveredAttributes {

    private static final int USER_NAME = 1;
    private static final int CLASS = 25;
    private static final int PROXY_STATE = 33;
    private static final int ACCT_DELAY_TIME = 41;
    private static final int EVENT_TIMESTAMP = 55;
    private static final int MESSAGE_AUTHENTICATOR = 80;
    private static final long LOW_WORD = 0xffff_ffffL;

    private DeliveredAttributes() {}

    /**
     * A NAS's record as it is kept until the retailer's server has answered: as received, but for Sluice's own Class and what
     * belongs to one hop. It gets the Event-Timestamp that the NAS left out, for it may arrive hours later.
     *
     * @param eventSeconds when it happened, seconds since 1970
     */
    public static byte[] kept(byte[] received, long eventSeconds, ClassToken.Seal seal) {
        byte[] kept = EncodedAttributes.all(
                received,
                (number, value) -> number != PROXY_STATE
                        && number != ACCT_DELAY_TIME
                        && number != MESSAGE_AUTHENTICATOR
                        && !isOurs(number, value, seal));
        if (EncodedAttributes.standard(kept, (number, value) -> number == EVENT_TIMESTAMP).length > 0) {
            return kept;
        }
        return opened().encoded(kept)
                .unsigned(StandardAttributes.EVENT_TIMESTAMP, eventSeconds & LOW_WORD)
                .toAttributes();
    }

    /**
     * What leaves now.
     *
     * @param kept as {@link #kept} or {@link ServiceReportWriter} made it
     * @param keepsRealm whether the server wants User-Name as it came; else without what follows the last @
     * @param delaySeconds Acct-Delay-Time: for how long it has been tried to tell (RFC 2866 §5.2)
     */
    public static byte[] leaving(byte[] kept, boolean keepsRealm, long delaySeconds) {
        byte[] named = keepsRealm ? kept : withoutRealm(kept);
        return opened().encoded(named)
                .unsigned(StandardAttributes.ACCT_DELAY_TIME, Math.max(0, Math.min(LOW_WORD, delaySeconds)))
                .toAttributes();
    }

    /** Whether it is the Class that Sluice gave the session: it means nothing to others. */
    static boolean isOurs(int number, byte[] value, ClassToken.Seal seal) {
        return number == CLASS && seal.open(value).isPresent();
    }

    private static byte[] withoutRealm(byte[] attributes) {
        byte[] name = EncodedAttributes.standard(attributes, (number, value) -> number == USER_NAME);
        if (name.length == 0) {
            return attributes;
        }
        String text = new String(name, 2, (name[1] & 0xff) - 2, StandardCharsets.UTF_8);
        int at = text.lastIndexOf('@');
        if (at < 1) {
            return attributes;
        }
        byte[] local = text.substring(0, at).getBytes(StandardCharsets.UTF_8);
        byte[] others = EncodedAttributes.all(attributes, (number, value) -> number != USER_NAME);
        return opened().octets(StandardAttributes.USER_NAME, local)
                .encoded(others)
                .toAttributes();
    }

    private static PacketWriter opened() {
        return new PacketWriter().begin(PacketCode.ACCOUNTING_REQUEST, 0);
    }
}
