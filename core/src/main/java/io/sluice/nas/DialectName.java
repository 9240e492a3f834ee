package io.sluice.nas;

/** Which family of attributes a NAS speaks; stored by name. */
public enum DialectName {
    /** JunosE Service Manager, vendor 4874. */
    ERX
}
