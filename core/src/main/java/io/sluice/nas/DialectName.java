package io.sluice.nas;

/** Which family of attributes a NAS speaks; stored by name. */
public enum DialectName {
    /** JunosE Service Manager, vendor 4874. */
    ERX(0);

    private final int index;

    DialectName(int index) {
        this.index = index;
    }

    /** Place of the dialect's octets among those of all dialects, from 0. */
    public int index() {
        return index;
    }
}
