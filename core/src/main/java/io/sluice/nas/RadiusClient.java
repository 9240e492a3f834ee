package io.sluice.nas;

import jakarta.persistence.Cacheable;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may send us packets: a source prefix and the secret that proves it.
 *
 * <p>An operator makes it for a NAS, or for a proxy that speaks for many. Every change is pushed to the connectors of all
 * nodes within a second; packets already received are judged by the rule before. What a deleted client sends meets
 * silence.
 */
@Entity
@Cacheable
@Table(name = "radius_client")
public class RadiusClient {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(name = "name", nullable = false, length = 64)
    private String name;

    @Column(name = "secret", nullable = false)
    private byte[] encryptedSecret;

    @Convert(converter = ClientKindsConverter.class)
    @Column(name = "kinds", nullable = false, length = 32)
    private Set<ClientKind> kinds;

    @Enumerated(EnumType.STRING)
    @Column(name = "message_authenticator", nullable = false, length = 8)
    private Protection messageAuthenticator = Protection.REQUIRE;

    @Enumerated(EnumType.STRING)
    @Column(name = "proxy_state", nullable = false, length = 8)
    private Protection proxyState = Protection.REQUIRE;

    @Column(name = "may_report_nas")
    private boolean mayReportNas;

    @Column(name = "sign_replies")
    private boolean signReplies = true;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "nas_id")
    private Nas nas;

    @Version
    @Column(name = "version")
    private int version;

    @ElementCollection
    @CollectionTable(name = "client_prefix", joinColumns = @JoinColumn(name = "client_id"))
    @Column(name = "prefix", nullable = false, length = 49)
    private Set<String> prefixes = new HashSet<>();

    @SuppressWarnings("NullAway.Init")
    protected RadiusClient() {}

    /**
     * A client that may send everything, and whose Access-Requests must be protected.
     *
     * @param encryptedSecret the shared secret as the vault encrypted it
     * @param nas what a request is about that names no other
     */
    public RadiusClient(String name, byte[] encryptedSecret, Nas nas) {
        this.name = name;
        this.encryptedSecret = encryptedSecret.clone();
        this.kinds = EnumSet.allOf(ClientKind.class);
        this.nas = nas;
    }

    /**
     * Says where it sends from.
     *
     * @param newPrefixes in CIDR form, IPv4 or IPv6, each of one client only; the longest match counts
     */
    public void sendFrom(Collection<String> newPrefixes) {
        prefixes.retainAll(newPrefixes);
        prefixes.addAll(newPrefixes);
    }

    public void replaceSecret(byte[] newEncryptedSecret) {
        encryptedSecret = newEncryptedSecret.clone();
    }

    public void allow(Collection<ClientKind> newKinds) {
        if (newKinds.isEmpty()) {
            throw new IllegalArgumentException("a client must be allowed to send something");
        }
        kinds = EnumSet.copyOf(newKinds);
    }

    public void protectBy(Protection newMessageAuthenticator, Protection newProxyState) {
        messageAuthenticator = newMessageAuthenticator;
        proxyState = newProxyState;
    }

    /** Says whether it may speak for NASes other than its own. */
    public void reportNas(boolean allowed) {
        mayReportNas = allowed;
    }

    /** Says whether replies to dynamic authorization carry Message-Authenticator; those to accounting never do. */
    public void signReplies(boolean signed) {
        signReplies = signed;
    }

    public void speakFor(Nas newNas) {
        nas = newNas;
    }

    /** Null before it is stored. */
    public @Nullable Long id() {
        return id;
    }

    public String name() {
        return name;
    }

    public byte[] encryptedSecret() {
        return encryptedSecret.clone();
    }

    public Set<ClientKind> kinds() {
        return Set.copyOf(kinds);
    }

    public Protection messageAuthenticator() {
        return messageAuthenticator;
    }

    public Protection proxyState() {
        return proxyState;
    }

    public boolean mayReportNas() {
        return mayReportNas;
    }

    public boolean signsReplies() {
        return signReplies;
    }

    public Nas nas() {
        return nas;
    }

    /** Counts changes, for optimistic locking and ETags. */
    public int version() {
        return version;
    }

    public Set<String> prefixes() {
        return Set.copyOf(prefixes);
    }
}
