package io.sluice.service;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Fixture: a directory of services in memory. Versions of one name follow each other; the last one is current. */
public final class KnownServices implements ServiceDirectory {

    private final Map<Long, ServiceFacts> versions = new LinkedHashMap<>();
    private final Map<String, ServiceFacts> current = new LinkedHashMap<>();

    public KnownServices with(long versionId, String name, ServiceTerms terms) {
        ServiceFacts facts = new ServiceFacts(versionId, name, terms);
        versions.put(versionId, facts);
        current.put(name, facts);
        return this;
    }

    @Override
    public Optional<ServiceFacts> current(String name) {
        return Optional.ofNullable(current.get(name));
    }

    @Override
    public Optional<ServiceFacts> version(long versionId) {
        return Optional.ofNullable(versions.get(versionId));
    }
}
