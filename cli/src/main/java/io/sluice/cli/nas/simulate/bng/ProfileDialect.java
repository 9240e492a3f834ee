package io.sluice.cli.nas.simulate.bng;

import io.sluice.radius.dictionary.NamedAttribute;
import java.util.List;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/** A router without services: one profile for the whole subscriber, which each request that names one replaces. */
interface ProfileDialect extends Dialect {

    @Override
    default List<ServiceOrder> servicesOf(Message accept) {
        return List.of();
    }

    @Override
    default CoaOrder orderOf(Message request) throws Refusal {
        return new CoaOrder(List.of(), List.of(), List.of());
    }

    @Override
    default boolean activatesFirst(RandomGenerator random) {
        return true;
    }

    @Override
    default String serviceSessionId(String subscriberSessionId, long number) {
        throw new IllegalStateException("such a router has no services");
    }

    @Override
    default List<NamedAttribute> serviceMark(String activation) {
        throw new IllegalStateException("such a router has no services");
    }

    @Override
    default OptionalLong interimSeconds(OptionalLong asked, long byDefault) {
        return OptionalLong.empty();
    }
}
