package io.sluice.subscriber;

import static io.sluice.subscriber.LoginSources.TIERED_FOR_FIVE_HOURS;
import static io.sluice.subscriber.LoginSources.aSubscriber;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.service.ServiceDirectory;
import io.sluice.service.ServiceGrant;
import io.sluice.service.ServiceLimits;
import io.sluice.service.StatisticsMode;
import io.sluice.subscriber.ProfileWarning.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LoginProfilesTest {

    private final List<Integer> rooms = new ArrayList<>();
    private final LoginProfiles profiles = new LoginProfiles(new ElevenOctetsPerService(), ServiceDirectory.EMPTY);

    /** Renders every service as eleven octets and says something about each. */
    private final class ElevenOctetsPerService implements ProfileRendering {
        @Override
        public Optional<ProfileWarning> objectionTo(RecordAttribute attribute) {
            return Optional.empty();
        }

        @Override
        public byte[] attributes(List<RecordAttribute> attributes, int room, Consumer<ProfileWarning> warnings) {
            rooms.add(room);
            return new byte[attributes.size()];
        }

        @Override
        public List<byte[]> services(List<ServiceGrant> services, Consumer<ProfileWarning> warnings) {
            services.forEach(service -> warnings.accept(new ProfileWarning(Kind.LIMIT_WRAPPED, service.activation())));
            return List.of(new byte[11 * services.size()]);
        }
    }

    @Test
    void takesOverWhatTheRowSays() {
        LoginProfile profile = profiles.project(
                        aSubscriber().withAtMost(2).suspended().source())
                .profile();

        assertThat(profile.subscriberId()).isEqualTo(1);
        assertThat(profile.login()).isEqualTo("client1@isp1.com");
        assertThat(profile.credential()).isEqualTo("client1".getBytes(StandardCharsets.UTF_8));
        assertThat(profile.status()).isEqualTo(SubscriberStatus.SUSPENDED);
        assertThat(profile.retailerId()).isEqualTo(10);
        assertThat(profile.concurrency()).isEqualTo(2);
    }

    @Test
    void leavesAttributesWhatTheServicesDoNotFill() {
        profiles.project(aSubscriber().source());
        profiles.project(aSubscriber().withServiceOnTag(1).withServiceOnTag(2).source());

        assertThat(rooms).containsExactly(3254, 3254 - 22);
    }

    @Test
    void putsTheNinthServiceIntoTheOverflow() {
        LoginSources subscriber = aSubscriber();
        for (int order = 1; order <= 9; order++) {
            subscriber.subscribedTo("s" + order, order);
        }

        LoginProfile profile = profiles.project(subscriber.source()).profile();

        assertThat(profile.services()).hasSize(8);
        assertThat(profile.overflow()).extracting(ServiceGrant::activation).containsExactly("s9");
        assertThat(profile.renderedServices(0)).hasSize(88);
    }

    @Nested
    class Sharing {

        @Test
        void givesEqualServicesOneObject() {
            LoginProfile one = profiles.project(
                            aSubscriber().with(TIERED_FOR_FIVE_HOURS).source())
                    .profile();
            LoginProfile other = profiles.project(aSubscriber()
                            .withPassword("x")
                            .with(TIERED_FOR_FIVE_HOURS)
                            .source())
                    .profile();
            LoginProfile different =
                    profiles.project(aSubscriber().withServiceOnTag(1).source()).profile();

            assertThat(one.loginServices()).isSameAs(other.loginServices()).isNotSameAs(different.loginServices());
        }

        @Test
        void warnsForEachSubscriber() {
            LoginSource source = aSubscriber().with(TIERED_FOR_FIVE_HOURS).source();

            assertThat(profiles.project(source).warnings()).hasSize(1);
            assertThat(profiles.project(source).warnings()).hasSize(1);
        }
    }

    @Test
    void warnsOfALimitThatNeverFires_andLeavesItAsWritten() {
        ServiceLimits inert = new ServiceLimits(1440L, null, null, 1200L);

        ProjectedProfile projected = profiles.project(
                aSubscriber().with(new RecordService(2, "voice(100000)", inert)).source());

        assertThat(projected.profile().services())
                .extracting(ServiceGrant::limits)
                .containsExactly(inert);
        assertThat(projected.warnings())
                .contains(
                        new ProfileWarning(Kind.LIMIT_INERT, "voice(100000): its limit needs statistics that are off"));
        assertThat(profiles.project(aSubscriber()
                                .with(new RecordService(
                                        2, "v", new ServiceLimits(1440L, null, StatisticsMode.TIME, null)))
                                .source())
                        .warnings())
                .extracting(ProfileWarning::kind)
                .doesNotContain(Kind.LIMIT_INERT);
    }
}
