package io.sluice.ejb.security;

import io.sluice.ejb.platform.Refused;
import io.sluice.ejb.platform.Violation;
import io.sluice.ejb.security.UserRows.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a user may be as a command says, and where it then belongs; collects everything that is wrong. For one command. */
final class UserCheck {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@+-]{0,63}");
    private static final Set<String> TAKEN = Set.of(Actor.SYSTEM.name());

    private final UserRows rows;
    private final PasswordPolicy policy;
    private final List<Violation> violations = new ArrayList<>();

    UserCheck(UserRows rows, PasswordPolicy policy) {
        this.rows = rows;
        this.policy = policy;
    }

    /**
     * Gives back the id of the retailer the user belongs to, null for none.
     *
     * @throws Refused naming everything that is wrong
     */
    @Nullable
    Long retailerOf(UserCommand user, boolean isNew) {
        if (!NAME.matcher(user.name()).matches() || TAKEN.contains(user.name())) {
            refuse("/name", "1 to 64 letters, digits and . _ @ + - are expected, beginning with a letter or digit.");
        }
        checkPassword(user, isNew);
        Long retailer =
                switch (user.role()) {
                    case ADMIN, OPERATOR, AUDITOR -> withoutTenant(user);
                    case BILLING -> {
                        refuseSubscriber(user);
                        yield user.retailer() == null ? null : named(user.retailer());
                    }
                    case RETAILER_MANAGER -> {
                        refuseSubscriber(user);
                        yield required(user.retailer());
                    }
                    case IT_MANAGER -> ofSubscriber(user, "ENTERPRISE");
                    case SUBSCRIBER -> ofSubscriber(user, "RESIDENTIAL");
                };
        if (!violations.isEmpty()) {
            throw Refused.invalid(violations);
        }
        return retailer;
    }

    private void checkPassword(UserCommand user, boolean isNew) {
        if (user.password() != null) {
            policy.objectionTo(user.password(), user.name()).ifPresent(objection -> refuse("/password", objection));
        } else if (isNew) {
            refuse("/password", "A new user needs a password.");
        }
    }

    private @Nullable Long withoutTenant(UserCommand user) {
        if (user.retailer() != null) {
            refuse("/retailer", "The role " + user.role() + " is not a retailer's.");
        }
        refuseSubscriber(user);
        return null;
    }

    private void refuseSubscriber(UserCommand user) {
        if (user.subscriberId() != null) {
            refuse("/subscriber", "The role " + user.role() + " is not a subscriber's.");
        }
    }

    private @Nullable Long required(@Nullable String retailer) {
        if (retailer == null) {
            refuse("/retailer", "A retailer manager needs the name of a retailer.");
            return null;
        }
        return named(retailer);
    }

    private @Nullable Long named(String retailer) {
        Optional<Long> id = rows.retailer(retailer);
        if (id.isEmpty()) {
            refuse("/retailer", "No retailer has this name.");
        }
        return id.orElse(null);
    }

    private @Nullable Long ofSubscriber(UserCommand user, String kind) {
        if (user.subscriberId() == null) {
            refuse(
                    "/subscriber",
                    "The role " + user.role() + " needs the id of a subscriber of the kind " + kind + '.');
            return null;
        }
        Optional<Place> place = rows.place(user.subscriberId());
        if (place.isEmpty() || !place.get().kind().equals(kind)) {
            refuse("/subscriber", "No subscriber of the kind " + kind + " has this id.");
            return null;
        }
        if (user.retailer() != null && !user.retailer().equals(place.get().retailer())) {
            refuse("/retailer", "The subscriber belongs to another retailer; leave this out.");
        }
        return place.get().retailerId();
    }

    private void refuse(String pointer, String detail) {
        violations.add(new Violation(pointer, detail));
    }
}
