package io.sluice.ejb.security;

import io.sluice.ejb.platform.Page;
import io.sluice.ejb.platform.PageRequest;
import io.sluice.ejb.platform.Refused;
import io.sluice.ejb.platform.Violation;
import io.sluice.ejb.platform.Written;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Makes and revokes API tokens. Everybody has their own; an administrator sees and revokes all. A token never changes: it is
 * made, used, and ends by itself, with its owner, or when it is revoked.
 */
@Stateless
public class TokenManager {

    static final Duration LONGEST_LIFE = Duration.ofDays(366);
    static final int MOST_OF_A_USER = 100;

    private static final int SECRET_OCTETS = 32;
    private static final String TOKEN =
            "select t.id, u.name as owner, t.name, t.created_at, t.expires_at, t.last_used_at,"
                    + " t.read_only, t.resources, r.name as retailer from api_token t join portal_user u on u.id = t.user_id"
                    + " left join retailer r on r.id = t.retailer_id where 1 = 1";

    @Resource(lookup = "java:/jdbc/SluiceDS")
    private DataSource database;

    @Inject
    private AuditTrail audit;

    @Inject
    private SecureRandom random;

    @Inject
    private Clock clock;

    @SuppressWarnings("NullAway.Init")
    protected TokenManager() {}

    TokenManager(DataSource database, AuditTrail audit, SecureRandom random, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.random = random;
        this.clock = clock;
    }

    /** Newest first: the actor's own, or everybody's for who may see them. */
    public Page<TokenView> list(@Nullable String user, Actor actor, PageRequest page) {
        List<TokenView> found = new Sql(TOKEN)
                .with("u.name = ?", user)
                .with("u.name = ?", seesAll(actor) ? null : actor.name())
                .with("t.id < ?", Sql.before(page))
                .then(" order by t.id desc fetch first " + (page.limit() + 1) + " rows only")
                .list(database, TokenManager::view);
        return Page.of(found, page.limit(), token -> Long.toString(token.id()));
    }

    public Optional<TokenView> one(long id, Actor actor) {
        return new Sql(TOKEN)
                        .with("t.id = ?", id)
                        .with("u.name = ?", seesAll(actor) ? null : actor.name())
                        .list(database, TokenManager::view)
                        .stream()
                        .findFirst();
    }

    /**
     * Makes a token of the actor's.
     *
     * @throws Refused naming everything that is wrong
     */
    public Written<NewToken> create(TokenCommand command, Actor actor) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Long retailer = checked(command, actor, now);
        byte[] octets = new byte[SECRET_OCTETS];
        random.nextBytes(octets);
        String secret = "sluice_" + Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
        TokenScope scope = new TokenScope(command.readOnly(), command.resources(), retailer);
        new Sql(
                        "insert into api_token (user_id, name, token_hash, created_at, expires_at, read_only, resources,"
                                + " retailer_id, version) select id, ?, ?, ?, ?, ?, cast(? as varchar(512)),"
                                + " cast(? as bigint), 0 from portal_user where name = ?",
                        command.name(),
                        TokenHash.of(secret),
                        now,
                        command.expiresAt(),
                        scope.readOnly(),
                        scope.resourcesText(),
                        retailer,
                        actor.name())
                .update(database);
        TokenView made = new Sql(TOKEN)
                        .with("u.name = ?", actor.name())
                        .with("t.name = ?", command.name())
                        .list(database, TokenManager::view)
                        .stream()
                        .findFirst()
                        .orElseThrow(() -> Refused.notFound("No user has the name " + actor.name() + '.'));
        audit.record(actor, "token.created", path(made.id()), null, made.state());
        return Written.created(new NewToken(made, secret));
    }

    /** Ends a token at once. */
    public void revoke(long id, Actor actor) {
        TokenView before = one(id, actor).orElseThrow(() -> Refused.notFound("No token has the id " + id + '.'));
        new Sql("delete from api_token where id = ?", id).update(database);
        audit.record(actor, "token.revoked", path(id), before.state(), null);
    }

    /** Gives back the id of the retailer, null for none. */
    private @Nullable Long checked(TokenCommand command, Actor actor, Instant now) {
        List<Violation> violations = new ArrayList<>();
        if (!command.expiresAt().isAfter(now) || command.expiresAt().isAfter(now.plus(LONGEST_LIFE))) {
            violations.add(new Violation("/expiresAt", "A time after now and within a year is expected."));
        }
        List<String> names = new Sql(
                        "select t.name from api_token t join portal_user u on u.id = t.user_id where 1 = 1")
                .with("u.name = ?", actor.name())
                .list(database, row -> row.getString(1));
        if (names.size() >= MOST_OF_A_USER) {
            violations.add(new Violation("", "A user has at most " + MOST_OF_A_USER + " tokens; revoke one first."));
        }
        Long retailer = command.retailer() == null ? null : retailer(command.retailer(), actor, violations);
        if (!violations.isEmpty()) {
            throw Refused.invalid(violations);
        }
        if (names.contains(command.name())) {
            throw Refused.duplicate("/name", "One of your tokens has this name already.");
        }
        return retailer;
    }

    /** Another tenant's retailer is as unknown as one that does not exist. */
    private @Nullable Long retailer(String name, Actor actor, List<Violation> violations) {
        Long id = new UserRows(database).retailer(name).orElse(null);
        if (id == null
                || !actor.scope().isAll() && !Objects.equals(actor.scope().retailerId(), id)) {
            violations.add(new Violation("/retailer", "No retailer has this name."));
        }
        return id;
    }

    private static boolean seesAll(Actor actor) {
        return actor.role() == PortalRole.ADMIN || actor.role() == PortalRole.AUDITOR;
    }

    private static TokenView view(ResultSet row) throws SQLException {
        return new TokenView(
                row.getLong("id"),
                row.getString("owner"),
                row.getString("name"),
                Objects.requireNonNull(Sql.time(row, "created_at")),
                Objects.requireNonNull(Sql.time(row, "expires_at")),
                Sql.time(row, "last_used_at"),
                row.getBoolean("read_only"),
                List.copyOf(TokenScope.resourcesOf(row.getString("resources"))),
                row.getString("retailer"));
    }

    private static String path(long id) {
        return "/tokens/" + id;
    }
}
