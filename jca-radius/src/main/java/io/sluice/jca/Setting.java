package io.sluice.jca;

import jakarta.resource.spi.InvalidPropertyException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One property as the descriptors give it: a text that may hold {@code ${system.property:default}} expressions.
 *
 * <p>WildFly resolves expressions in some descriptors and leaves them alone in others, depending on its configuration;
 * what it leaves is resolved here, so that a setting means the same wherever it stands.
 *
 * @param name the property's name, for messages
 * @param text what was given
 */
record Setting(String name, String text) {

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^}:]+)(?::([^}]*))?}");

    /** The text with its expressions resolved against the system properties. */
    String value() throws InvalidPropertyException {
        Matcher matcher = EXPRESSION.matcher(text);
        StringBuilder resolved = new StringBuilder();
        while (matcher.find()) {
            String value = System.getProperty(matcher.group(1), matcher.group(2));
            if (value == null) {
                throw refused("the system property " + matcher.group(1) + " is not set");
            }
            matcher.appendReplacement(resolved, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(resolved).toString().trim();
    }

    /** The value as a whole number within bounds. */
    int number(int least, int most) throws InvalidPropertyException {
        String value = value();
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw refused("\"" + value + "\" is not a whole number");
        }
        throw refused(value + " is not in " + least + "–" + most);
    }

    /** The value as a switch. */
    boolean flag() throws InvalidPropertyException {
        String value = value();
        if (value.equals("true") || value.equals("false")) {
            return value.equals("true");
        }
        throw refused("\"" + value + "\" is not true or false");
    }

    /** The value as an address of this machine. */
    InetAddress address() throws InvalidPropertyException {
        String value = value();
        try {
            return InetAddress.getByName(value);
        } catch (UnknownHostException e) {
            throw refused("\"" + value + "\" is not an address");
        }
    }

    InvalidPropertyException refused(String why) {
        return new InvalidPropertyException("SLU-10016: setting " + name + ": " + why);
    }
}
