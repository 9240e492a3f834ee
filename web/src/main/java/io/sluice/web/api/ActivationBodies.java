package io.sluice.web.api;

import io.sluice.access.dynamic.SessionAttribute;
import io.sluice.access.dynamic.SessionCriteria;
import io.sluice.ejb.operation.Activation;
import io.sluice.ejb.operation.LineDraft;
import io.sluice.nas.IpAddress;
import io.sluice.nas.SourcePrefix;
import io.sluice.service.ServiceLimits;
import io.sluice.service.StatisticsMode;
import io.sluice.web.api.write.Fields;
import io.sluice.web.api.write.JsonBody;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads orders to start services and to limit them. */
final class ActivationBodies {
    /** What fits into the attributes: 24 bits. */
    private static final long MOST = 16_777_215;

    private static final int LONGEST = 512;
    private static final int LONGEST_NAME = 253;
    private static final int LONGEST_PROFILE = 64;
    private static final int MOST_REPLACED = 64;

    /** As many as tags in eight packets. */
    private static final int MOST_STARTED = 64;

    /** What fits into NAS-Port. */
    private static final long MOST_PORT = 4_294_967_295L;

    private ActivationBodies() {}

    static Activation activation(JsonBody body) {
        Fields fields = body.object();
        return fields.finish(activation(fields));
    }

    private static Supplier<Activation> activation(Fields fields) {
        String service = fields.text("service", LONGEST);
        ServiceLimits limits = limits(fields);
        var replaces = fields.list("replaces", 0, MOST_REPLACED, LONGEST, text -> text);
        String profile = fields.optionalText("profile", LONGEST_PROFILE);
        Boolean isStatic = isStatic(fields);
        return () -> new Activation(service, limits, profile, isStatic, replaces);
    }

    /** A line that is online, with the services to be started on it. */
    static LineDraft line(JsonBody body) {
        Fields fields = body.object();
        String nas = fields.text("nas", LONGEST_NAME);
        Map<SessionAttribute, String> line = new EnumMap<>(SessionAttribute.class);
        line.put(SessionAttribute.ACCT_SESSION_ID, fields.text("acctSessionId", LONGEST_NAME));
        put(line, SessionAttribute.USER_NAME, fields.optionalText("login", LONGEST_NAME));
        put(line, SessionAttribute.NAS_PORT, fields.optionalNumber("nasPort", 0, MOST_PORT));
        put(line, SessionAttribute.NAS_PORT_ID, fields.optionalText("nasPortId", LONGEST_NAME));
        put(line, SessionAttribute.CALLING_STATION_ID, fields.optionalText("callingStationId", LONGEST_NAME));
        put(line, SessionAttribute.FRAMED_IP_ADDRESS, fields.optional("framedIpAddress", 64, ActivationBodies::ipv4));
        put(line, SessionAttribute.FRAMED_IPV6_PREFIX, fields.optional("framedIpv6Prefix", 64, ActivationBodies::ipv6));
        List<Supplier<Activation>> services = fields.objects("services", MOST_STARTED).stream()
                .map(each -> starting(each))
                .toList();
        SessionCriteria criteria = new SessionCriteria(line);
        if (!criteria.nameALine()) {
            fields.refuse(
                    "login", "One of login, nasPortId and framedIpAddress is required: who or where the line is.");
        }
        return fields.finish(() -> new LineDraft(
                nas, criteria, services.stream().map(Supplier::get).toList()));
    }

    /** Nothing runs on a new line yet that could be replaced. */
    private static Supplier<Activation> starting(Fields fields) {
        String service = fields.text("service", LONGEST);
        ServiceLimits limits = limits(fields);
        String profile = fields.optionalText("profile", LONGEST_PROFILE);
        Boolean isStatic = isStatic(fields);
        return () -> new Activation(service, limits, profile, isStatic, List.of());
    }

    private static void put(Map<SessionAttribute, String> line, SessionAttribute attribute, @Nullable Object value) {
        if (value != null) {
            line.put(attribute, value.toString());
        }
    }

    private static String ipv4(String text) {
        IpAddress address = IpAddress.of(text);
        if (!address.isIpv4()) {
            throw new IllegalArgumentException("An IPv4 address is expected, like 10.1.2.3.");
        }
        return address.toString();
    }

    private static String ipv6(String text) {
        SourcePrefix prefix = SourcePrefix.of(text);
        if (prefix.network().isIpv4()) {
            throw new IllegalArgumentException("An IPv6 prefix is expected, like 2001:db8:1::/64.");
        }
        return prefix.toString();
    }

    /**
     * What is to be changed of a service session, at least one thing.
     *
     * @param limits none if they stay
     * @param isStatic whether the subscriber keeps the service over logins, null if that stays
     */
    record Change(ServiceLimits limits, @Nullable Boolean isStatic) {}

    static Change change(JsonBody body) {
        Fields fields = body.object();
        ServiceLimits limits = limits(fields);
        Boolean isStatic = isStatic(fields);
        return fields.finish(() -> {
            if (limits.equals(ServiceLimits.NONE) && isStatic == null) {
                throw new IllegalArgumentException(
                        "Nothing is to be changed; known are timeout, volumeMb, statistics, interimInterval, static");
            }
            return new Change(limits, isStatic);
        });
    }

    private static @Nullable Boolean isStatic(Fields fields) {
        return fields.has("static") ? fields.flag("static", false) : null;
    }

    /** Limits, of which none need be given. */
    static ServiceLimits limits(Fields fields) {
        @Nullable Long timeout = fields.optionalSeconds("timeout", MOST);
        @Nullable Long volume = fields.optionalNumber("volumeMb", 0, MOST);
        @Nullable StatisticsMode statistics = fields.optionalOneOf("statistics", StatisticsMode.class);
        @Nullable Long interim = fields.optionalSeconds("interimInterval", MOST);
        return new ServiceLimits(timeout, volume, statistics, interim);
    }
}
