package io.sluice.cli.output;

import io.sluice.cli.api.JsonText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes what JSON can say as block-style YAML 1.2. Text is always written as a double-quoted scalar with JSON's escapes, which
 * YAML shares, so that {@code no} and {@code 1e3} stay text.
 */
final class Yaml {
    private final StringBuilder text = new StringBuilder();

    private Yaml() {}

    static String of(Object value) {
        Yaml yaml = new Yaml();
        yaml.write(value, 0);
        return yaml.text.toString();
    }

    private void write(@Nullable Object value, int depth) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            boolean first = true;
            for (Map.Entry<?, ?> member : map.entrySet()) {
                indent(first ? 0 : depth);
                first = false;
                text.append(member.getKey()).append(':');
                nested(member.getValue(), depth);
            }
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            boolean first = true;
            for (Object element : list) {
                indent(first ? 0 : depth);
                first = false;
                text.append("- ");
                write(element, depth + 1);
            }
        } else {
            text.append(scalar(value)).append('\n');
        }
    }

    private void nested(@Nullable Object value, int depth) {
        boolean block =
                value instanceof Map<?, ?> map && !map.isEmpty() || value instanceof List<?> list && !list.isEmpty();
        if (block) {
            text.append('\n');
            indent(depth + 1);
        } else {
            text.append(' ');
        }
        write(value, depth + 1);
    }

    private void indent(int depth) {
        text.append("  ".repeat(depth));
    }

    private static String scalar(@Nullable Object value) {
        if (value instanceof String words) {
            return JsonText.compact(words);
        }
        if (value instanceof Map) {
            return "{}";
        }
        return value instanceof List ? "[]" : String.valueOf(value);
    }
}
