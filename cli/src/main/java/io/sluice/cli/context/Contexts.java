package io.sluice.cli.context;

import io.sluice.cli.api.CommandFailure;
import io.sluice.cli.api.ExitStatus;
import io.sluice.cli.api.Item;
import io.sluice.cli.api.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The contexts that are kept in {@code contexts.json}, readable by its owner only.
 *
 * @param current name of the one used where none is named
 */
public record Contexts(Optional<String> current, Map<String, Context> byName) {

    public Contexts {
        byName = new TreeMap<>(byName);
    }

    /** What is kept in a directory; nothing where there is no file yet. */
    public static Contexts in(Path directory) {
        Path file = file(directory);
        try {
            Item stored = new Item(JsonText.object(Files.readString(file)));
            Map<String, Context> byName = new TreeMap<>();
            stored.value("contexts").flatMap(Item::of).ifPresent(contexts -> contexts.members()
                    .forEach((name, context) ->
                            Item.of(context).ifPresent(members -> byName.put(name, Context.of(members)))));
            return new Contexts(stored.text("current"), byName);
        } catch (NoSuchFileException none) {
            return new Contexts(Optional.empty(), Map.of());
        } catch (IOException unreadable) {
            throw new CommandFailure(ExitStatus.USAGE, "cannot read " + file + "; mend it or remove it");
        }
    }

    /** The context of that name. */
    public Context named(String name) {
        Context context = byName.get(name);
        if (context == null) {
            String known = byName.isEmpty() ? "there are none" : "there are: " + String.join(", ", byName.keySet());
            throw new CommandFailure(ExitStatus.USAGE, "no context " + name + "; " + known);
        }
        return context;
    }

    /** With this context, in place of one of the same name; the first becomes the current one. */
    Contexts with(String name, Context context) {
        Map<String, Context> more = new TreeMap<>(byName);
        more.put(name, context);
        return new Contexts(current.or(() -> Optional.of(name)), more);
    }

    Contexts using(String name) {
        named(name);
        return new Contexts(Optional.of(name), byName);
    }

    Contexts without(String name) {
        named(name);
        Map<String, Context> fewer = new TreeMap<>(byName);
        fewer.remove(name);
        return new Contexts(current.filter(used -> !used.equals(name)), fewer);
    }

    /** Replaces the file in one step. */
    void keepIn(Path directory) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        current.ifPresent(name -> members.put("current", name));
        members.put(
                "contexts",
                byName.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, each -> each.getValue().members(), (a, b) -> b, TreeMap::new)));
        try {
            Files.createDirectories(directory);
            Path written = Files.createTempFile(
                    directory,
                    "contexts",
                    ".json",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(written, JsonText.pretty(members));
            Files.move(written, file(directory), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new CommandFailure(ExitStatus.FAILED, "cannot write " + file(directory) + ": " + failed.getMessage());
        }
    }

    static Path file(Path directory) {
        return directory.resolve("contexts.json");
    }
}
