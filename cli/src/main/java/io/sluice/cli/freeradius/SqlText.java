package io.sluice.cli.freeradius;

import java.util.ArrayList;
import java.util.List;

/** Small parts of SQL as dumps write it. */
final class SqlText {

    private SqlText() {}

    static boolean startsWith(String statement, String words) {
        return statement.length() >= words.length()
                && statement.substring(0, words.length()).equalsIgnoreCase(words);
    }

    /** A list of names between commas, without their quotes. */
    static List<String> names(String list) {
        List<String> names = new ArrayList<>();
        for (String name : list.split(",")) {
            names.add(name.strip().replaceAll("[`\"]", ""));
        }
        return names;
    }

    /** Resolves backslashes as COPY and MySQL write them. */
    static String unescaped(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                plain.append(c);
                continue;
            }
            char escaped = text.charAt(++i);
            plain.append(
                    switch (escaped) {
                        case 'n' -> '\n';
                        case 't' -> '\t';
                        case 'r' -> '\r';
                        case 'b' -> '\b';
                        case '0' -> '\0';
                        default -> escaped;
                    });
        }
        return plain.toString();
    }
}
