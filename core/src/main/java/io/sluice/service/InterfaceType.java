package io.sluice.service;

/** Which interfaces of a subscriber a service applies to (JunosE: service-interface-type); stored by name. */
public enum InterfaceType {
    IPV4,
    IPV6,
    /** One session over both address families. */
    IPV4_IPV6,
    L2TP
}
