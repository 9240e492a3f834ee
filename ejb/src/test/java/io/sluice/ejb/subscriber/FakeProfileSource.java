package io.sluice.ejb.subscriber;

import io.sluice.subscriber.LoginProfile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Profiles in memory, which notes what it was asked for. */
public final class FakeProfileSource implements LoginProfileSource {

    private final TreeMap<Long, LoginProfile> profiles = new TreeMap<>();
    private final List<Set<String>> asked = new ArrayList<>();
    private @Nullable RuntimeException failure;
    private Runnable beforeAnswer = () -> {};

    public void put(LoginProfile profile) {
        profiles.put(profile.subscriberId(), profile);
    }

    public void remove(long id) {
        profiles.remove(id);
    }

    public void fail(@Nullable RuntimeException with) {
        failure = with;
    }

    /** Runs something when the rows have been read and before they are given. */
    public void beforeAnswer(Runnable work) {
        beforeAnswer = work;
    }

    /** The logins of each query. */
    public List<Set<String>> asked() {
        return asked;
    }

    @Override
    public List<LoginProfile> page(long afterSubscriber, int limit) {
        return answer(profiles.tailMap(afterSubscriber, false).values().stream()
                .limit(limit)
                .toList());
    }

    @Override
    public List<LoginProfile> ofSubscribers(Collection<Long> ids) {
        return answer(profiles.values().stream()
                .filter(profile -> ids.contains(profile.subscriberId()))
                .toList());
    }

    @Override
    public List<LoginProfile> ofLogins(Collection<String> logins) {
        asked.add(Set.copyOf(logins));
        return answer(profiles.values().stream()
                .filter(profile -> logins.contains(profile.login()))
                .toList());
    }

    private List<LoginProfile> answer(List<LoginProfile> found) {
        if (failure != null) {
            throw failure;
        }
        Runnable work = beforeAnswer;
        beforeAnswer = () -> {};
        work.run();
        return found;
    }
}
