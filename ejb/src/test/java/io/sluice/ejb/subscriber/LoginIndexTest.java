package io.sluice.ejb.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.ejb.platform.SettableClock;
import io.sluice.subscriber.LoginProfile;
import io.sluice.subscriber.LoginServices;
import io.sluice.subscriber.SubscriberStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LoginIndexTest {

    private final SettableClock clock = new SettableClock();
    private final FakeProfileSource source = new FakeProfileSource();
    private final List<Collection<LoginProfile>> limited = new ArrayList<>();
    private final LoginIndex index =
            new LoginIndex(source, new UnknownLogins(20, Duration.ofSeconds(30), clock), limited::add);

    private static LoginProfile profile(long id, String login, String password, int concurrency) {
        return new LoginProfile(
                id,
                login,
                password.getBytes(),
                SubscriberStatus.ACTIVE,
                1,
                concurrency,
                new byte[0],
                new LoginServices(List.of(), List.of(), true, List.of(new byte[0])));
    }

    private static LoginProfile profile(long id, String login) {
        return profile(id, login, "x", 0);
    }

    @Test
    void holdsEverybodyAfterAReload_alsoBeyondOnePage() {
        for (int id = 1; id <= 12_345; id++) {
            source.put(profile(id, "login" + id));
        }

        index.reload();

        assertThat(index.size()).isEqualTo(12_345);
        assertThat(index.profile("login1")).isNotNull();
        assertThat(index.profile("login12345")).isNotNull();
        assertThat(index.ofSubscriber(5_001).login()).isEqualTo("login5001");
        assertThat(index.find("login7")).hasValue(7);
        assertThat(source.asked()).isEmpty();
    }

    @Test
    void followsAChange_aNewLogin_andADeletion() {
        source.put(profile(1, "a"));
        source.put(profile(2, "b"));
        index.reload();

        source.put(profile(1, "renamed"));
        source.remove(2);
        source.put(profile(3, "c"));
        index.refresh(Set.of(1L, 2L, 3L));

        assertThat(index.profile("a")).isNull();
        assertThat(index.profile("b")).isNull();
        assertThat(index.profile("renamed").subscriberId()).isEqualTo(1);
        assertThat(index.profile("c").subscriberId()).isEqualTo(3);
        assertThat(index.size()).isEqualTo(2);
    }

    @Test
    void givesALoginToItsNewOwner_whenTwoSwap() {
        source.put(profile(1, "a"));
        source.put(profile(2, "b"));
        index.reload();

        source.put(profile(1, "b"));
        source.put(profile(2, "a"));
        index.refresh(Set.of(1L, 2L));

        assertThat(index.profile("a").subscriberId()).isEqualTo(2);
        assertThat(index.profile("b").subscriberId()).isEqualTo(1);
    }

    @Test
    void forgetsWhoIsGone_withAReload() {
        source.put(profile(1, "a"));
        source.put(profile(2, "b"));
        index.reload();

        source.remove(2);
        index.reload();

        assertThat(index.profile("b")).isNull();
        assertThat(index.profile("a")).isNotNull();
    }

    @Test
    void neverPutsOldRowsOverNewOnes_whenAChangeComesWhileTheyAreRead() {
        source.put(profile(1, "a", "old", 0));
        source.beforeAnswer(() -> {
            source.put(profile(1, "a", "new", 0));
            index.refresh(Set.of(1L));
        });

        index.reload();

        assertThat(index.profile("a").credential()).asString().isEqualTo("new");
    }

    @Test
    void neverPutsAMissedLoginOverAReload_thatBeganMeanwhile() {
        source.put(profile(1, "a", "old", 0));
        source.beforeAnswer(() -> {
            source.put(profile(1, "a", "new", 0));
            index.reload();
        });

        assertThat(index.load(Set.of("a"))).containsKey("a");

        assertThat(index.profile("a").credential()).asString().isEqualTo("new");
    }

    @Test
    void neverBringsBackWhoWasDeletedWhileTheRowsWereRead() {
        source.put(profile(1, "a"));
        source.beforeAnswer(() -> {
            source.remove(1);
            index.refresh(Set.of(1L));
        });

        index.reload();

        assertThat(index.profile("a")).isNull();
    }

    @Test
    void asksForAMissingLogin_once_andKeepsIt() {
        source.put(profile(1, "a"));

        assertThat(index.load(Set.of("a", "nobody"))).containsOnlyKeys("a");
        assertThat(index.load(Set.of("nobody"))).isEmpty();

        assertThat(index.profile("a")).isNotNull();
        assertThat(source.asked()).containsExactly(Set.of("a", "nobody"));
    }

    @Test
    void asksAgainForAnUnknownLogin_whenItsTimeIsOver() {
        index.load(Set.of("late"));
        source.put(profile(1, "late"));
        clock.advance(Duration.ofSeconds(31));

        assertThat(index.load(Set.of("late"))).containsKey("late");
    }

    @Test
    void remembersOnlySoManyUnknownLogins() {
        for (int i = 0; i < 1_000; i++) {
            index.load(Set.of("guess" + i));
        }
        int before = source.asked().size();

        index.load(Set.of("guess0"));
        index.load(Set.of("guess999"));

        assertThat(source.asked()).hasSize(before + 1);
    }

    @Test
    void doesNotWaitForADatabaseThatIsAway_twice() {
        source.fail(new DatabaseAway());
        assertThatThrownBy(() -> index.load(Set.of("a"))).isInstanceOf(DatabaseAway.class);
        assertThatThrownBy(() -> index.load(Set.of("b"))).isInstanceOf(DatabaseAway.class);
        assertThat(source.asked()).hasSize(1);

        source.fail(null);
        source.put(profile(1, "a"));
        index.databaseAnswers();

        assertThat(index.load(Set.of("a"))).containsKey("a");
    }

    @Test
    void tellsOfThoseWhoHaveALimit() {
        source.put(profile(1, "a"));
        source.put(profile(2, "b", "x", 1));

        index.reload();

        assertThat(limited).hasSize(1);
        assertThat(limited.get(0)).extracting(LoginProfile::login).containsExactly("b");
    }
}
