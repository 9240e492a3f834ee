package io.sluice.cli.nas.simulate.bng;

import java.util.Locale;

/**
 * Who may log in at this BNG, and where.
 *
 * @param number of the line, from 0; port, address and MAC are made of it
 */
public record SubscriberLine(int number, String login, String password) {

    String portId() {
        return "FastEthernet 12/0." + number;
    }

    long port() {
        return 0xC000_0000L + number;
    }

    String macAddress() {
        return String.format(
                Locale.ROOT,
                "02:00:%02x:%02x:%02x:%02x",
                number >>> 24,
                number >>> 16 & 0xff,
                number >>> 8 & 0xff,
                number & 0xff);
    }

    /** From the shared address space of RFC 6598, for whoever is given no address by the server. */
    String ownAddress() {
        int host = (number + 1) & 0x3f_ffff;
        return "100." + (64 + (host >>> 16)) + "." + (host >>> 8 & 0xff) + "." + (host & 0xff);
    }

    @Override
    public String toString() {
        return login;
    }
}
