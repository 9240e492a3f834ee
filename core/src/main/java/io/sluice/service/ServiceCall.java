package io.sluice.service;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An activation string taken apart: {@code name}, {@code name()}, {@code name(a)}, {@code name(a, b)}.
 *
 * <p>Towards the NAS a service <em>is</em> its string, octet for octet; {@link #text} keeps it. Name, parameters and
 * {@link #normalized} are for looking it up in our catalogue only. Parentheses inside a parameter must balance.
 *
 * @param text as given, at most 246 octets in UTF-8 (what one tagged vendor attribute holds)
 * @param name what stands before the parenthesis
 * @param parameters in order, blanks around them taken off
 */
public record ServiceCall(String text, String name, List<String> parameters) {

    /** Longest activation string in octets: 253 less vendor header, sub-attribute header and tag. */
    public static final int MAX_OCTETS = 246;

    public ServiceCall {
        parameters = List.copyOf(parameters);
    }

    /**
     * @throws IllegalArgumentException if the string is empty, too long, holds a control character or its parentheses do not
     *     balance
     */
    public static ServiceCall parse(String text) {
        int octets = text.getBytes(StandardCharsets.UTF_8).length;
        if (octets > MAX_OCTETS) {
            throw new IllegalArgumentException(
                    "an activation string has at most " + MAX_OCTETS + " octets, not " + octets);
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("an activation string must not hold control characters");
        }
        String trimmed = text.strip();
        int open = trimmed.indexOf('(');
        if (open < 0) {
            if (trimmed.indexOf(')') >= 0) {
                throw unbalanced(text);
            }
            return new ServiceCall(text, requireName(trimmed), List.of());
        }
        if (!trimmed.endsWith(")")) {
            throw unbalanced(text);
        }
        String inside = trimmed.substring(open + 1, trimmed.length() - 1);
        return new ServiceCall(text, requireName(trimmed.substring(0, open).strip()), split(inside, text));
    }

    /**
     * The call of a service with parameters, written as the router's manual writes it.
     *
     * @throws IllegalArgumentException also if a parameter would be read as something else, as one with a comma would
     */
    public static ServiceCall of(String name, List<String> parameters) {
        ServiceCall call = parse(parameters.isEmpty() ? name : name + "(" + String.join(", ", parameters) + ")");
        if (!call.name.equals(name) || !call.parameters.equals(parameters)) {
            throw new IllegalArgumentException("'" + call.text + "' does not say what was meant");
        }
        return call;
    }

    static String requireName(String name) {
        if (name.isEmpty() || name.length() > 64 || name.chars().anyMatch(ServiceCall::isNoNameCharacter)) {
            throw new IllegalArgumentException("not a service name: '" + name + "'");
        }
        return name;
    }

    private static boolean isNoNameCharacter(int c) {
        return c <= ' ' || Character.isISOControl(c) || c == '(' || c == ')' || c == ',';
    }

    private static List<String> split(String inside, String text) {
        List<String> parameters = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int at = 0; at < inside.length(); at++) {
            char c = inside.charAt(at);
            if (c == '(') {
                depth++;
            } else if (c == ')' && --depth < 0) {
                throw unbalanced(text);
            } else if (c == ',' && depth == 0) {
                parameters.add(inside.substring(from, at).strip());
                from = at + 1;
            }
        }
        if (depth != 0) {
            throw unbalanced(text);
        }
        String last = inside.substring(from).strip();
        if (!parameters.isEmpty() || !last.isEmpty()) {
            parameters.add(last);
        }
        return parameters;
    }

    private static IllegalArgumentException unbalanced(String text) {
        return new IllegalArgumentException("the parentheses of '" + text + "' do not balance");
    }

    /** The form for look-ups: no blanks, {@code name} for {@code name()}. Never sent. */
    public String normalized() {
        return parameters.isEmpty() ? name : name + "(" + String.join(",", parameters) + ")";
    }

    @Override
    public String toString() {
        return text;
    }
}
