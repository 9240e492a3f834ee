package io.sluice.nas;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.EnumSet;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Stores a client's kinds as their names, separated by commas, in the order of the enum. */
@Converter
public class ClientKindsConverter implements AttributeConverter<Set<ClientKind>, String> {

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable Set<ClientKind> kinds) {
        if (kinds == null) {
            return null;
        }
        StringJoiner names = new StringJoiner(",");
        for (ClientKind kind : ClientKind.values()) {
            if (kinds.contains(kind)) {
                names.add(kind.name());
            }
        }
        return names.toString();
    }

    @Override
    public Set<ClientKind> convertToEntityAttribute(@Nullable String stored) {
        EnumSet<ClientKind> kinds = EnumSet.noneOf(ClientKind.class);
        if (stored != null && !stored.isEmpty()) {
            for (String name : stored.split(",", -1)) {
                kinds.add(ClientKind.valueOf(name));
            }
        }
        return kinds;
    }
}
