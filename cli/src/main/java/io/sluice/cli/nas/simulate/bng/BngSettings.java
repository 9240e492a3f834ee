package io.sluice.cli.nas.simulate.bng;

import java.util.OptionalLong;

/**
 * What kind of BNG this is. Times are simulated ones in milliseconds, unless they say otherwise.
 *
 * @param nasIdentifier NAS-Identifier, empty to send none
 * @param nasAddress NAS-IP-Address
 * @param firstSession number of the first login after a boot, from which its Acct-Session-Id is made
 * @param loginSpacing between two logins
 * @param interimSeconds of subscribers whom the server gives no interval, 0 for none
 * @param serviceInterimSeconds likewise of services
 * @param load mean share of its bandwidth that a subscriber uses, 0 to 1
 * @param rebootAfter when the BNG loses all its sessions, once
 */
public record BngSettings(
        Dialect dialect,
        String nasIdentifier,
        String nasAddress,
        long firstSession,
        double loginSpacing,
        long interimSeconds,
        long serviceInterimSeconds,
        double load,
        MutexGroups mutexGroups,
        Misbehaviour misbehaviour,
        OptionalLong rebootAfter) {}
