package io.sluice.nas;

/**
 * Where a NAS listens for CoA- and Disconnect-Requests.
 *
 * @param address IPv4 or IPv6 address in RFC 5952 form
 * @param port UDP port, 1–65535; 3799 by RFC 5176
 * @param encryptedSecret the shared secret as the vault encrypted it
 */
public record CoaTarget(String address, int port, byte[] encryptedSecret) {

    public CoaTarget {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("not a UDP port: " + port);
        }
        encryptedSecret = encryptedSecret.clone();
    }

    /** Names the place without the secret. */
    @Override
    public String toString() {
        return address + " port " + port;
    }
}
