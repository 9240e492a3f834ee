package io.sluice.upstream;

/**
 * An upstream server as it is in memory, ready to be asked.
 *
 * @param secret the shared secret in clear
 */
public record Upstream(
        long id,
        long retailerId,
        String name,
        UpstreamKind kind,
        UpstreamPlace place,
        byte[] secret,
        UpstreamTerms terms) {

    public Upstream {
        secret = secret.clone();
    }

    @Override
    public byte[] secret() {
        return secret.clone();
    }

    /** Names it without the secret. */
    @Override
    public String toString() {
        return "Upstream[" + name + " at " + place.address() + " port " + place.port() + ']';
    }
}
