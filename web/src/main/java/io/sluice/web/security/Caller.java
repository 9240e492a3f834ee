package io.sluice.web.security;

import io.sluice.ejb.security.Actor;
import io.sluice.ejb.security.PortalRole;
import io.sluice.ejb.security.PortalUser;
import io.sluice.ejb.security.TokenOwner;
import io.sluice.ejb.security.TokenScope;
import io.sluice.subscriber.TenantScope;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who makes a request, once it is known: name, role, and whose data the queries may show. */
public final class Caller extends CallerPrincipal {
    private static final long serialVersionUID = 1L;
    private static final String ATTRIBUTE = Caller.class.getName();

    private final PortalRole role;
    private final transient TenantScope scope;
    private final transient @Nullable TokenScope token;

    public Caller(String name, PortalRole role, TenantScope scope) {
        this(name, role, scope, null);
    }

    private Caller(String name, PortalRole role, TenantScope scope, @Nullable TokenScope token) {
        super(name);
        this.role = role;
        this.scope = scope;
        this.token = token;
    }

    static Caller of(PortalUser user) {
        return new Caller(user.name(), user.role(), user.scope());
    }

    static Caller of(TokenOwner owner) {
        return new Caller(owner.user().name(), owner.role(), owner.tenant(), owner.effectiveScope());
    }

    /** Whether a token was shown instead of a password. */
    public boolean isByToken() {
        return token != null;
    }

    /**
     * Whether the token, if it is one, covers a request; the role is another matter.
     *
     * @param reads whether it only looks
     * @param resource the first part of its path
     */
    boolean mayBy(boolean reads, String resource) {
        return token == null || token.covers(reads, resource);
    }

    public PortalRole role() {
        return role;
    }

    public TenantScope scope() {
        return scope;
    }

    /** Empty for a request nobody authenticated. */
    public static Optional<Caller> of(HttpServletRequest request) {
        return Optional.ofNullable((Caller) request.getAttribute(ATTRIBUTE));
    }

    /**
     * Whose data the request may show.
     *
     * @throws IllegalStateException for a request that the access filter should not have let through
     */
    public static TenantScope scopeOf(HttpServletRequest request) {
        return of(request)
                .orElseThrow(() -> new IllegalStateException("nobody is logged in"))
                .scope();
    }

    /**
     * Who makes the request, and from where: for what it changes.
     *
     * @throws IllegalStateException for a request that the access filter should not have let through
     */
    public static Actor actorOf(HttpServletRequest request) {
        Caller caller = of(request).orElseThrow(() -> new IllegalStateException("nobody is logged in"));
        return new Actor(caller.getName(), caller.role(), caller.scope(), request.getRemoteAddr());
    }

    /** The mechanism keeps the caller with the request, since a container may wrap the principal it was given. */
    void attachTo(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }
}
