package io.sluice.ejb.service;

import io.sluice.ejb.platform.Refused;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Keeps what a scope names from being removed: a scope that lost its last NAS would hold everywhere. */
public final class ScopeUse {

    /** What a scope names; {@link #refuse} by id. */
    public enum Member {
        SERVICE("services"),
        NAS("nases"),
        RETAILER("retailers"),
        SUBSCRIBER("subscribers");

        private final String path;

        Member(String path) {
            this.path = path;
        }
    }

    private ScopeUse() {}

    /**
     * Lets the removal of something pass.
     *
     * @throws Refused if a scope names it
     */
    public static void refuse(Member member, Long id, EntityManager entities) {
        List<String> scopes = entities.createQuery(
                        "select s.name from ServiceScope s join s." + member.path + " m where m = ?1 order by s.name",
                        String.class)
                .setParameter(1, id)
                .getResultList();
        if (!scopes.isEmpty()) {
            throw Refused.inUse("It is named by scopes, of which " + scopes.get(0) + " is one.");
        }
    }
}
