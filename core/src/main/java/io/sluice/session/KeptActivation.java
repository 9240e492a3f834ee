package io.sluice.session;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/**
 * A service that a subscriber keeps over logins (static; all others are dynamic). It begins when an activation that was ordered as
 * static is acknowledged, is started anew after each later login, and ends when an operation stops it or another of its mutex group
 * takes its place; a logout leaves it. To be read only.
 */
@Entity
@Table(name = "static_service")
public class KeptActivation {

    @EmbeddedId
    private Key key;

    @Column(name = "since")
    private Instant since;

    @SuppressWarnings("NullAway.Init")
    protected KeptActivation() {}

    public Instant since() {
        return since;
    }

    public String activation() {
        return key.activation;
    }

    /** Whose it is, and its activation string. */
    @Embeddable
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        @Column(name = "subscriber_id")
        private long subscriberId;

        @Column(name = "activation")
        private String activation;

        @SuppressWarnings("NullAway.Init")
        protected Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.subscriberId == subscriberId && key.activation.equals(activation);
        }

        @Override
        public int hashCode() {
            return Objects.hash(subscriberId, activation);
        }
    }
}
