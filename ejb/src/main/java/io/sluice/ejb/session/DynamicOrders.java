package io.sluice.ejb.session;

import io.sluice.access.dynamic.DynamicRequest;
import io.sluice.access.dynamic.OrderedService;
import io.sluice.nas.ErrorCause;
import io.sluice.operation.ChangeDraft;
import io.sluice.operation.ChangeObjection;
import io.sluice.operation.Lane;
import io.sluice.operation.Origin;
import io.sluice.operation.ServiceDraft;
import io.sluice.service.ServiceCall;
import io.sluice.service.ServiceGrant;
import io.sluice.session.SessionKey;
import io.sluice.subscriber.LoginProfile;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes orders of CoA- and Disconnect-Requests, and says what speaks against them. */
public final class DynamicOrders {

    private static final byte[] NOTHING = new byte[0];

    private final ChangeDesk desk;
    private final OpenActivations open;
    private final Function<String, @Nullable LoginProfile> profiles;
    private final DynamicSettings settings;
    private final Clock clock;

    /**
     * @param profiles what a login is granted, null for one that we do not authorize
     */
    public DynamicOrders(
            ChangeDesk desk,
            OpenActivations open,
            Function<String, @Nullable LoginProfile> profiles,
            DynamicSettings settings,
            Clock clock) {
        this.desk = desk;
        this.open = open;
        this.profiles = profiles;
        this.settings = settings;
        this.clock = clock;
    }

    /** The order of a request about a session; null where nothing has to be ordered. */
    @Nullable
    ChangeOrder order(DynamicCommand command, FoundSession session) {
        ChangeDraft draft = command.request()
                .fold(
                        DynamicOrders::draft,
                        disconnect -> ChangeDraft.toDisconnect(disconnect.relayed()),
                        anew -> draft(
                                profiles.apply(session.login()), session.key().nasId()),
                        unsound -> null);
        if (draft == null || isEmpty(draft)) {
            return null;
        }
        Duration waited = Duration.between(command.receivedAt(), clock.instant());
        return new ChangeOrder(
                session.ordered(),
                draft,
                Lane.PERSON,
                Origin.COA,
                command.client(),
                settings.deadline().minus(waited.isNegative() ? Duration.ZERO : waited));
    }

    private static boolean isEmpty(ChangeDraft draft) {
        return draft.start().isEmpty()
                && draft.update().isEmpty()
                && draft.stop().isEmpty()
                && draft.relayed().length == 0
                && !draft.disconnect();
    }

    private static ChangeDraft draft(DynamicRequest.Change change) {
        return new ChangeDraft(
                change.start().stream().map(DynamicOrders::draft).toList(),
                change.update().stream().map(DynamicOrders::draft).toList(),
                change.stop().stream().map(ServiceCall::text).toList(),
                change.relayed(),
                false,
                false);
    }

    private static ServiceDraft draft(OrderedService service) {
        return new ServiceDraft(service.call().text(), service.limits());
    }

    /** What the subscriber would be given at a login now, as far as it does not run. */
    private static @Nullable ChangeDraft draft(@Nullable LoginProfile known, long nasId) {
        if (known == null) {
            return null;
        }
        LoginProfile profile = known.at(nasId);
        List<ServiceDraft> granted = Stream.concat(profile.services().stream(), profile.overflow().stream())
                .map(DynamicOrders::draft)
                .toList();
        return new ChangeDraft(granted, List.of(), List.of(), NOTHING, false, false);
    }

    private static ServiceDraft draft(ServiceGrant grant) {
        return new ServiceDraft(grant.activation(), grant.limits());
    }

    /**
     * Why a request is not carried out.
     *
     * @param order what it was made into
     * @return null if nothing speaks against it
     */
    @Nullable
    Refusal objectionTo(@Nullable ChangeOrder order, DynamicCommand command, FoundSession session) {
        boolean unauthorized = command.request()
                .fold(
                        change -> false,
                        disconnect -> false,
                        anew -> profiles.apply(session.login()) == null,
                        unsound -> false);
        if (unauthorized) {
            return new Refusal(ErrorCause.UNSUPPORTED_SERVICE, "Sluice does not authorize " + session.login());
        }
        if (order == null) {
            return null;
        }
        List<ChangeObjection> objections = desk.objectionsTo(order);
        if (!objections.isEmpty()) {
            return new Refusal(
                    objections.get(0).cause(),
                    objections.stream().map(ChangeObjection::detail).collect(Collectors.joining("; ")));
        }
        return inactive(order.draft(), order.session().key());
    }

    /** What is told new limits must run; what is stopped need not, unless that is wanted. */
    private @Nullable Refusal inactive(ChangeDraft draft, SessionKey session) {
        List<String> needed = Stream.concat(
                        draft.update().stream().map(ServiceDraft::activation),
                        settings.strictStops() ? draft.stop().stream() : Stream.empty())
                .toList();
        if (needed.isEmpty()) {
            return null;
        }
        Set<String> running = open.of(session);
        return needed.stream()
                .filter(activation -> !running.contains(activation))
                .findFirst()
                .map(activation ->
                        new Refusal(ErrorCause.SESSION_CONTEXT_NOT_FOUND, activation + " is not active in the session"))
                .orElse(null);
    }
}
