package io.sluice.ejb.platform;

import java.util.regex.Pattern;

/** How people name clients, NASes and retailers: what stands in a path, a log line and a command without quotes. */
public final class ResourceName {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private ResourceName() {}

    /**
     * Gives back a name that may be used.
     *
     * @throws IllegalArgumentException for any other
     */
    public static String require(String name) {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a name has 1 to 64 letters, digits, '.', '_' and '-', and begins with a letter or digit");
        }
        return name;
    }
}
