package io.sluice.ejb.subscriber;

import io.sluice.subscriber.LoginProfile;
import java.util.Collection;
import java.util.List;

/** Where profiles are read from. Every method throws {@link io.sluice.ejb.platform.DatabaseAway} if it cannot be asked. */
public interface LoginProfileSource {

    /** The next profiles in order of subscriber id. */
    List<LoginProfile> page(long afterSubscriber, int limit);

    /** The profiles of these subscribers; those that do not exist or have no login are left out. */
    List<LoginProfile> ofSubscribers(Collection<Long> ids);

    /** The profiles with these logins; those that do not exist are left out. */
    List<LoginProfile> ofLogins(Collection<String> logins);
}
