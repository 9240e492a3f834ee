package io.sluice.dialect;

import io.sluice.nas.DialectName;
import io.sluice.service.ServiceGrant;
import io.sluice.subscriber.ProfileWarning;
import java.util.List;
import java.util.function.Consumer;

/** How one family of NASes is told about services. Stateless; safe for many threads. */
public interface Dialect {

    DialectName name();

    /**
     * The attributes that start these services, as they stand in an Access-Accept.
     *
     * @param services at most eight, each on a tag of its own
     * @param warnings is told what is not sent as it is written
     */
    byte[] activation(List<ServiceGrant> services, Consumer<ProfileWarning> warnings);
}
