package io.sluice.ejb.dispatch;

import io.sluice.operation.MutexGroups;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The mutex groups of versions of services. A version never changes, so what is known stays known. */
final class KnownGroups implements MutexGroups {

    private final OperationRows rows;
    private final Map<Long, Optional<Integer>> known = new ConcurrentHashMap<>();

    KnownGroups(OperationRows rows) {
        this.rows = rows;
    }

    /** Looks up those that are not known. */
    void learn(Connection connection, Collection<Long> versions) throws SQLException {
        Set<Long> missing =
                versions.stream().filter(version -> !known.containsKey(version)).collect(Collectors.toSet());
        if (!missing.isEmpty()) {
            rows.mutexGroups(connection, missing)
                    .forEach((version, group) -> known.put(version, Optional.ofNullable(group)));
        }
    }

    @Override
    public @Nullable Integer of(@Nullable Long serviceVersion) {
        return serviceVersion == null
                ? null
                : known.getOrDefault(serviceVersion, Optional.empty()).orElse(null);
    }
}
