package io.sluice.ejb.security;

import io.sluice.ejb.platform.ExpectedState;
import io.sluice.ejb.platform.Page;
import io.sluice.ejb.platform.PageRequest;
import io.sluice.ejb.platform.Refused;
import io.sluice.ejb.platform.Written;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Makes, changes and removes users. A change holds for the next request on every node: whoever logs in is looked up each time,
 * see {@link UserDirectory}. At least one enabled administrator always remains.
 */
@Stateless
public class UserManager {

    @Resource(lookup = "java:/jdbc/SluiceDS")
    private DataSource database;

    @Inject
    private AuditTrail audit;

    @Inject
    private PasswordPolicy policy;

    @Inject
    private SecureRandom random;

    @SuppressWarnings("NullAway.Init")
    protected UserManager() {}

    UserManager(DataSource database, AuditTrail audit, PasswordPolicy policy, SecureRandom random) {
        this.database = database;
        this.audit = audit;
        this.policy = policy;
        this.random = random;
    }

    /** Newest first. */
    public Page<UserView> list(UserFilter filter, PageRequest page) {
        return Page.of(rows().list(filter, Sql.before(page), page), page.limit(), user -> Long.toString(user.id()));
    }

    public Optional<UserView> one(String name) {
        return rows().byName(name);
    }

    /**
     * Makes or replaces a user.
     *
     * @throws Refused if the command is wrong, the state is not the expected one, or no administrator would be left
     */
    public Written<UserView> put(UserCommand command, ExpectedState expected, Actor actor) {
        UserRows rows = rows();
        rows.lock(command.name());
        Optional<UserView> before = rows.byName(command.name());
        before.ifPresentOrElse(user -> expected.requireIn(user.version()), expected::requireAbsent);
        Long retailer = new UserCheck(rows, policy).retailerOf(command, before.isEmpty());
        String hash = command.password() == null ? null : hash(command.password());
        if (before.isEmpty()) {
            rows.insert(command, retailer, String.valueOf(hash));
        } else {
            rows.update(command, retailer, hash);
            requireAnAdministrator(rows);
        }
        UserView after = known(rows, command.name());
        note(actor, before.isEmpty() ? "user.created" : "user.changed", after.name(), before, after, hash != null);
        return new Written<>(after, before.isEmpty(), List.of());
    }

    /** Makes a user that must not exist. */
    public Written<UserView> create(UserCommand command, Actor actor) {
        if (rows().byName(command.name()).isPresent()) {
            throw Refused.duplicate("/name", "A user has this name already.");
        }
        return put(command, ExpectedState.ABSENT, actor);
    }

    /** Removes a user and its tokens. */
    public void remove(String name, ExpectedState expected, Actor actor) {
        UserRows rows = rows();
        rows.lock(name);
        UserView before = known(rows, name);
        expected.requireIn(before.version());
        rows.delete(before.id());
        requireAnAdministrator(rows);
        note(actor, "user.removed", name, Optional.of(before), null, false);
    }

    /** Ends a lock-out before its time. */
    public Written<UserView> unlock(String name, Actor actor) {
        UserRows rows = rows();
        UserView before = known(rows, name);
        rows.unlock(name);
        audit.record(
                actor,
                "user.unlocked",
                path(name),
                before.lockedUntil() == null
                        ? null
                        : Json.createObjectBuilder()
                                .add("lockedUntil", before.lockedUntil().toString())
                                .build(),
                null);
        return Written.changed(known(rows, name));
    }

    /** Changes the actor's own password; that the old one was shown is for the caller to see to. */
    public Written<UserView> changeOwnPassword(String password, Actor actor) {
        UserRows rows = rows();
        UserView before = known(rows, actor.name());
        policy.objectionTo(password, actor.name()).ifPresent(objection -> {
            throw Refused.invalid("/password", objection);
        });
        rows.setPassword(actor.name(), hash(password));
        UserView after = known(rows, actor.name());
        note(actor, "user.changed", actor.name(), Optional.of(before), after, true);
        return Written.changed(after);
    }

    private static void requireAnAdministrator(UserRows rows) {
        if (!rows.isAnAdministratorLeft()) {
            throw Refused.inUse("This is the last enabled administrator; make another one first.");
        }
    }

    private static UserView known(UserRows rows, String name) {
        return rows.byName(name).orElseThrow(() -> Refused.notFound("No user has the name " + name + '.'));
    }

    private String hash(String password) {
        return PasswordHash.of(password.toCharArray(), random).toText();
    }

    private void note(
            Actor actor,
            String action,
            String name,
            Optional<UserView> before,
            @Nullable UserView after,
            boolean newPassword) {
        JsonObject state = after == null ? null : after.state();
        if (state != null && newPassword) {
            state = Json.createObjectBuilder(state).add("newPassword", true).build();
        }
        audit.record(actor, action, path(name), before.map(UserView::state).orElse(null), state);
    }

    private static String path(String name) {
        return "/users/" + name;
    }

    private UserRows rows() {
        return new UserRows(database);
    }
}
