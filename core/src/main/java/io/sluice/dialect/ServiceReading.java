package io.sluice.dialect;

import io.sluice.access.dynamic.OrderedService;
import io.sluice.nas.ErrorCause;
import io.sluice.radius.packet.AttributeCursor;
import io.sluice.service.ServiceCall;
import io.sluice.service.ServiceGrant;
import io.sluice.service.ServiceLimits;
import io.sluice.service.StatisticsMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the service attributes of a CoA-Request (Juniper, 26-4874). A tag, 1–8, ties a service to its limits; each
 * attribute may stand there once for a tag. Deactivate-Service has no tag; one that a sender put before it all the same is
 * taken off.
 */
final class ServiceReading {

    /** How many MB one unit of Service-Volume-Gigawords stands for: 2^32 octets. */
    private static final long MEGABYTES_PER_GIGAWORD = 4096;

    private static final int HIGHEST_TAG_OCTET = 0x1f;

    private final Complaint complaint;
    private final Map<Integer, Slot> slots = new LinkedHashMap<>();
    private final List<ServiceCall> stops = new ArrayList<>();

    ServiceReading(Complaint complaint) {
        this.complaint = complaint;
    }

    /** What stands under one tag. */
    private static final class Slot {
        private @Nullable ServiceCall start;
        private @Nullable ServiceCall update;
        private @Nullable Long timeout;
        private @Nullable Long megabytes;
        private @Nullable Long gigawords;
        private @Nullable StatisticsMode statistics;
        private @Nullable Long interim;

        ServiceLimits limits() {
            Long volume = gigawords == null
                    ? megabytes
                    : Long.valueOf((megabytes == null ? 0 : megabytes) + gigawords * MEGABYTES_PER_GIGAWORD);
            return new ServiceLimits(timeout, volume, statistics, interim);
        }
    }

    /** Whether the attribute of Juniper's that the cursor stands on is about a service. */
    boolean read(AttributeCursor at) {
        switch (at.number()) {
            case 65 -> readCall(at, "Activate-Service", false);
            case 180 -> readCall(at, "Update-Service", true);
            case 66 -> readStop(at);
            case 67, 68, 69, 140, 179 -> readNumber(at);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void readCall(AttributeCursor at, String name, boolean update) {
        Slot slot = slot(at, name);
        ServiceCall call = slot == null ? null : call(at, 1, name);
        if (slot == null || call == null) {
            return;
        }
        if (slot.start != null || slot.update != null) {
            complaint.about(ErrorCause.INVALID_REQUEST, name + ": tag " + at.octet(0) + " names two services");
        } else if (update) {
            slot.update = call;
        } else {
            slot.start = call;
        }
    }

    private void readStop(AttributeCursor at) {
        boolean tagged = at.length() > 0 && at.octet(0) >= 1 && at.octet(0) <= HIGHEST_TAG_OCTET;
        ServiceCall call = call(at, tagged ? 1 : 0, "Deactivate-Service");
        if (call != null) {
            stops.add(call);
        }
    }

    private @Nullable ServiceCall call(AttributeCursor at, int from, String name) {
        if (at.length() <= from) {
            complaint.about(ErrorCause.INVALID_REQUEST, name + " is empty");
            return null;
        }
        if (!isPlain(at, from)) {
            complaint.about(ErrorCause.INVALID_REQUEST, name + " is not UTF-8 text without control characters");
            return null;
        }
        try {
            return ServiceCall.parse(at.text().substring(from));
        } catch (IllegalArgumentException e) {
            complaint.about(ErrorCause.INVALID_REQUEST, name + ": " + e.getMessage());
            return null;
        }
    }

    /** A control character, of which a tag is none, has no place in a name that is compared octet for octet. */
    private static boolean isPlain(AttributeCursor at, int from) {
        for (int i = from; i < at.length(); i++) {
            if (at.octet(i) < ' ' || at.octet(i) == 0x7f) {
                return false;
            }
        }
        return WireText.isExact(at);
    }

    private void readNumber(AttributeCursor at) {
        String name = name(at.number());
        Slot slot = slot(at, name);
        if (slot == null) {
            return;
        }
        if (at.length() != 4) {
            complaint.about(ErrorCause.INVALID_REQUEST, name + " has " + at.length() + " octets, not 4");
            return;
        }
        long value = at.unsigned() & 0xff_ffffL;
        switch (at.number()) {
            case 67 -> slot.megabytes = once(at, name, slot.megabytes, value);
            case 68 -> slot.timeout = once(at, name, slot.timeout, value);
            case 140 -> slot.interim = once(at, name, slot.interim, value);
            case 179 -> slot.gigawords = once(at, name, slot.gigawords, value);
            default -> {
                once(at, name, slot.statistics, value);
                slot.statistics = StatisticsMode.of(value).orElse(null);
                if (slot.statistics == null) {
                    complaint.about(ErrorCause.INVALID_ATTRIBUTE_VALUE, name + " is 0, 1 or 2, not " + value);
                }
            }
        }
    }

    private long once(AttributeCursor at, String name, @Nullable Object known, long value) {
        if (known != null) {
            complaint.about(ErrorCause.INVALID_REQUEST, name + " is there twice for tag " + at.octet(0));
        }
        return value;
    }

    private @Nullable Slot slot(AttributeCursor at, String name) {
        int tag = at.length() == 0 ? 0 : at.octet(0);
        if (tag < 1 || tag > ServiceGrant.MAX_TAG) {
            complaint.about(
                    ErrorCause.INVALID_REQUEST,
                    name + (tag > HIGHEST_TAG_OCTET ? " has no tag" : " has the tag " + tag) + ", which must be 1–8");
            return null;
        }
        return slots.computeIfAbsent(tag, unused -> new Slot());
    }

    private static String name(int number) {
        return switch (number) {
            case 67 -> "Service-Volume";
            case 68 -> "Service-Timeout";
            case 69 -> "Service-Statistics";
            case 140 -> "Service-Interim-Acct-Interval";
            default -> "Service-Volume-Gigawords";
        };
    }

    /** Looks at what belongs together, once all has been read. */
    void close() {
        Set<String> named = new HashSet<>();
        slots.forEach((tag, slot) -> {
            ServiceCall call = slot.start != null ? slot.start : slot.update;
            if (call == null) {
                complaint.about(ErrorCause.INVALID_REQUEST, "tag " + tag + " has limits and no service");
            } else if (!named.add(call.text())) {
                complaint.about(ErrorCause.INVALID_REQUEST, call.text() + " is there twice");
            } else if (slot.update != null && slot.limits().equals(ServiceLimits.NONE)) {
                complaint.about(ErrorCause.MISSING_ATTRIBUTE, "Update-Service " + call.text() + " has no limits");
            }
        });
        for (ServiceCall stop : stops) {
            if (!named.add(stop.text())) {
                complaint.about(
                        ErrorCause.INVALID_REQUEST,
                        stop.text() + " cannot be stopped and something else in one request");
            }
        }
    }

    boolean isAny() {
        return !slots.isEmpty() || !stops.isEmpty();
    }

    List<OrderedService> start() {
        List<OrderedService> services = new ArrayList<>();
        slots.forEach((tag, slot) -> {
            if (slot.start != null) {
                services.add(new OrderedService(tag, slot.start, slot.limits()));
            }
        });
        return services;
    }

    List<OrderedService> update() {
        List<OrderedService> services = new ArrayList<>();
        slots.forEach((tag, slot) -> {
            if (slot.update != null) {
                services.add(new OrderedService(tag, slot.update, slot.limits()));
            }
        });
        return services;
    }

    List<ServiceCall> stop() {
        return stops;
    }
}
