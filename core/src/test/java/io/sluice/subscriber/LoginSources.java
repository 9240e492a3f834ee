package io.sluice.subscriber;

import io.sluice.service.ParameterType;
import io.sluice.service.ServiceDirectory;
import io.sluice.service.ServiceLimits;
import io.sluice.service.ServiceParameter;
import io.sluice.service.StatisticsMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fixture: a subscriber as the database holds it. */
public final class LoginSources {

    /** What Table 140 activates. */
    public static final RecordService TIERED_FOR_FIVE_HOURS = new RecordService(
            6, "tiered(1280000, 5120000)", new ServiceLimits(18_000L, null, StatisticsMode.TIME_VOLUME, 600L));

    private String login = "client1@isp1.com";
    private byte @Nullable [] password = "client1".getBytes(StandardCharsets.UTF_8);
    private SubscriberStatus status = SubscriberStatus.ACTIVE;
    private int concurrency;
    private final List<RecordAttribute> attributes = new ArrayList<>();
    private final List<RecordService> services = new ArrayList<>();
    private final List<ActivateOnLogin> subscriptions = new ArrayList<>();

    private LoginSources() {}

    /** {@code client1@isp1.com} with password {@code client1}, active, without services. */
    public static LoginSources aSubscriber() {
        return new LoginSources();
    }

    public LoginSources withPassword(@Nullable String text) {
        password = text == null ? null : text.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    public LoginSources suspended() {
        status = SubscriberStatus.SUSPENDED;
        return this;
    }

    public LoginSources withAtMost(int sessions) {
        concurrency = sessions;
        return this;
    }

    public LoginSources with(RecordAttribute attribute) {
        attributes.add(attribute);
        return this;
    }

    public LoginSources with(RecordService service) {
        services.add(service);
        return this;
    }

    public LoginSources withServiceOnTag(int tag) {
        return with(new RecordService(tag, "record" + tag, null));
    }

    /** A subscription to a service of the same name without parameters and limits. */
    public LoginSources subscribedTo(String service, int activationOrder) {
        return with(new ActivateOnLogin(
                service, activationOrder, service, 100, List.of(), Map.of(), ServiceLimits.NONE, ServiceLimits.NONE));
    }

    public LoginSources with(ActivateOnLogin subscription) {
        subscriptions.add(subscription);
        return this;
    }

    /** A parameter that must be substituted, or may be where there is a default. */
    public static ServiceParameter parameter(String name, @Nullable String defaultValue) {
        return new ServiceParameter(name, ParameterType.TEXT, null, null, defaultValue);
    }

    public LoginSource source() {
        return new LoginSource(1, login, password, status, 10, concurrency, attributes, services, subscriptions);
    }

    /** The profile made of it, with services known to nobody and nothing rendered. */
    public LoginProfile profile() {
        return profile(ServiceDirectory.EMPTY);
    }

    /** The profile made of it, with these services known and nothing rendered. */
    public LoginProfile profile(ServiceDirectory services) {
        return new LoginProfiles(new NothingRendered(), services)
                .project(source())
                .profile();
    }
}
