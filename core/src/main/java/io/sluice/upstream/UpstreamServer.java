package io.sluice.upstream;

import io.sluice.nas.IpAddress;
import io.sluice.nas.Protection;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/**
 * A RADIUS server of a retailer that logins are proxied to or accounting is sent to.
 *
 * <p>An operator makes it below the retailer; what it is for stays as it is. All nodes follow a change within two seconds: a
 * request on its way is still answered by the server that it went to. Once it is deleted nothing new goes there.
 */
@Entity
@Table(name = "upstream_server")
public class UpstreamServer {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(name = "retailer_id", nullable = false)
    private long retailerId;

    @Column(name = "name", nullable = false, length = 64)
    private String name;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind", nullable = false, length = 8)
    private UpstreamKind kind;

    @Column(name = "copy_group", nullable = false, length = 64)
    private String copyGroup = UpstreamPlace.MAIN;

    @Column(name = "rank", nullable = false)
    private int rank;

    @Column(name = "address", nullable = false, length = 45)
    private String address = "";

    @Column(name = "port", nullable = false)
    private int port;

    @Column(name = "secret", nullable = false)
    private byte[] encryptedSecret;

    @Column(name = "first_timeout_seconds", nullable = false)
    private int firstTimeoutSeconds;

    @Column(name = "transmissions", nullable = false)
    private int transmissions;

    @Column(name = "status_server", nullable = false)
    private boolean statusServer;

    @Column(name = "keeps_realm", nullable = false)
    private boolean keepsRealm;

    @Enumerated(EnumType.STRING)
    @Column(name = "message_authenticator", nullable = false, length = 8)
    private Protection messageAuthenticator = Protection.REQUIRE;

    @Version
    @Column(name = "version")
    private int version;

    @SuppressWarnings("NullAway.Init")
    protected UpstreamServer() {}

    /**
     * @param encryptedSecret the shared secret as the vault encrypted it
     */
    public UpstreamServer(
            long retailerId,
            String name,
            UpstreamKind kind,
            UpstreamPlace place,
            byte[] encryptedSecret,
            UpstreamTerms terms) {
        this.retailerId = retailerId;
        this.name = name;
        this.kind = kind;
        this.encryptedSecret = encryptedSecret.clone();
        standAt(place);
        agreeOn(terms);
    }

    /** Says where it is from now on, and when it is asked. */
    public final void standAt(UpstreamPlace place) {
        if (kind == UpstreamKind.AUTH && !place.group().equals(UpstreamPlace.MAIN)) {
            throw new IllegalArgumentException("a login goes to one group of servers, " + UpstreamPlace.MAIN);
        }
        address = place.address().toString();
        port = place.port();
        copyGroup = place.group();
        rank = place.rank();
    }

    /** Says how it is spoken to from now on. */
    public final void agreeOn(UpstreamTerms terms) {
        firstTimeoutSeconds = terms.firstTimeoutSeconds();
        transmissions = terms.transmissions();
        statusServer = terms.statusServer();
        keepsRealm = terms.keepsRealm();
        messageAuthenticator = terms.messageAuthenticator();
    }

    public void replaceSecret(byte[] newEncryptedSecret) {
        encryptedSecret = newEncryptedSecret.clone();
    }

    /** Null before it is stored. */
    public @Nullable Long id() {
        return id;
    }

    public long retailerId() {
        return retailerId;
    }

    /** Unique among the retailer's. */
    public String name() {
        return name;
    }

    public UpstreamKind kind() {
        return kind;
    }

    public UpstreamPlace place() {
        return new UpstreamPlace(IpAddress.of(address), port, copyGroup, rank);
    }

    public UpstreamTerms terms() {
        return new UpstreamTerms(firstTimeoutSeconds, transmissions, statusServer, keepsRealm, messageAuthenticator);
    }

    public byte[] encryptedSecret() {
        return encryptedSecret.clone();
    }

    /** Counts changes, for optimistic locking and ETags. */
    public int version() {
        return version;
    }
}
