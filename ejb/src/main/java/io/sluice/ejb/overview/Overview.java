package io.sluice.ejb.overview;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The network at a glance, as one tenant may see it.
 *
 * @param at when it was counted
 * @param nases by name; a tenant sees those where subscribers of its are online
 * @param hours the last 24 hours, oldest first, the running one last
 */
public record Overview(Instant at, List<NasFigures> nases, List<HourOfLogins> hours) {

    public Overview {
        nases = List.copyOf(nases);
        hours = List.copyOf(hours);
    }

    public long active() {
        return nases.stream().mapToLong(NasFigures::active).sum();
    }

    public long stale() {
        return nases.stream().mapToLong(NasFigures::stale).sum();
    }

    public long open() {
        return active() + stale();
    }

    public long services() {
        return nases.stream().mapToLong(NasFigures::services).sum();
    }

    public long logins() {
        return hours.stream().mapToLong(HourOfLogins::logins).sum();
    }

    public Optional<NasFigures> nas(String name) {
        return nases.stream().filter(nas -> nas.name().equals(name)).findFirst();
    }
}
