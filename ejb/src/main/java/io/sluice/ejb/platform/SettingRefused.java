package io.sluice.ejb.platform;

/** A setting cannot be used; its message says which and why, in one line. The application does not start. */
public final class SettingRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SettingRefused(String name, String value, String rule) {
        super(name + "=" + value + " cannot be used: " + rule);
    }
}
