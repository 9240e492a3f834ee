package io.sluice.cli.catalogue;

import static io.sluice.cli.output.Column.of;
import static io.sluice.cli.output.Column.wide;
import static io.sluice.cli.resource.VerbName.CREATE;
import static io.sluice.cli.resource.VerbName.DELETE;
import static io.sluice.cli.resource.VerbName.LIST;
import static io.sluice.cli.resource.VerbName.SET;
import static io.sluice.cli.resource.VerbName.SHOW;
import static io.sluice.cli.resource.VerbName.UPDATE;

import io.sluice.cli.output.Column;
import io.sluice.cli.output.Column.Kind;
import io.sluice.cli.resource.Field;
import io.sluice.cli.resource.Filter;
import io.sluice.cli.resource.Key;
import io.sluice.cli.resource.Readings;
import io.sluice.cli.resource.Resource;

/** Who may use the interface, what they did, and the clock. */
public final class Security {
    private static final String[] ROLES = {
        "ADMIN", "OPERATOR", "RETAILER_MANAGER", "IT_MANAGER", "SUBSCRIBER", "BILLING", "AUDITOR"
    };
    private static final String ROLE_WORDS =
            "admin, operator, retailer_manager, it_manager, subscriber, billing, auditor.";

    public static final Resource USER = Resource.of("user", "users")
            .named(Key.plain("<name>", "The user's name."), "name")
            .readOnly("id", "name", "lockedUntil", "warnings")
            .columns(
                    of("NAME", "name", Kind.TEXT),
                    of("ROLE", "role", Kind.TEXT),
                    of("RETAILER", "retailer", Kind.TEXT),
                    of("SUBSCRIBER", "subscriber", Kind.TEXT),
                    of("ENABLED", "enabled", Kind.TEXT),
                    of("LOCKED-UNTIL", "lockedUntil", Kind.INSTANT))
            .filters(
                    Filter.choice("--role", "role", "Only of this role: " + ROLE_WORDS, ROLES),
                    Filter.of("--retailer", "retailer", "<name>", "Only of this retailer."))
            .fields(
                    Field.choice("role", "/role", "What the user may do: " + ROLE_WORDS, ROLES),
                    Field.text("retailer", "/retailer", "<name>", "Whose data the user sees."),
                    Field.number(
                            "subscriber", "/subscriber", "<id>", "The enterprise of an IT manager, or the subscriber."),
                    Field.onOff("enabled", "/enabled", "Whether the user may log in."),
                    Field.secret("password", "/password", "The password."))
            .verbs(LIST, SHOW, CREATE, SET, UPDATE, DELETE);

    /** Whoever asks. */
    public static final Resource ME = Resource.of("user", "me")
            .columns(USER.view().columns().toArray(Column[]::new))
            .verbs(SHOW);

    public static final Resource OWN_PASSWORD = Resource.of("password", "me/password")
            .ordered()
            .fields(
                    Field.secret("current-password", "/currentPassword", "Your password so far."),
                    Field.secret("password", "/password", "Your new password."))
            .verbs(SET);

    public static final Resource TOKEN = Resource.of("token", "tokens")
            .named(Key.plain("<id>", "The token's id, as listed."), "id")
            .posted()
            .shownOnce("token")
            .filters(Filter.of("--of", "user", "<user>", "Only of this user."))
            .columns(
                    of("ID", "id", Kind.TEXT),
                    of("USER", "user", Kind.TEXT),
                    of("NAME", "name", Kind.TEXT),
                    of("EXPIRES", "expiresAt", Kind.INSTANT),
                    of("USED", "lastUsedAt", Kind.INSTANT),
                    of("READ-ONLY", "readOnly", Kind.TEXT),
                    wide("RESOURCES", "resources", Kind.TEXT),
                    wide("RETAILER", "retailer", Kind.TEXT),
                    wide("CREATED", "createdAt", Kind.INSTANT))
            .fields(
                    Field.text("name", "/name", "<name>", "What it is for; each of a user's tokens another."),
                    Field.text(
                            "expires-at",
                            "/expiresAt",
                            "<time>",
                            "When it ends (RFC 3339, like 2026-11-22T08:00:00Z), at most a year ahead."),
                    Field.onOff("read-only", "/readOnly", "Whether it may only look."),
                    Field.texts("resource", "/resources", "<name>", "A resource it may use, like nas; repeatable."),
                    Field.text("retailer", "/retailer", "<name>", "Whose data it shows."))
            .verbs(LIST, SHOW, CREATE);

    public static final Resource AUDIT = Resource.of("audit entry", "audit")
            .named(Key.plain("<id>", "The entry's id, as listed."), "id")
            .columns(
                    of("ID", "id", Kind.TEXT),
                    of("AT", "happenedAt", Kind.INSTANT),
                    of("ACTOR", "actor", Kind.TEXT),
                    of("ACTION", "action", Kind.TEXT),
                    of("RESOURCE", "resource", Kind.TEXT),
                    of("FROM", "origin", Kind.TEXT),
                    wide("ROLE", "role", Kind.TEXT),
                    wide("BEFORE", "before", Kind.TEXT),
                    wide("AFTER", "after", Kind.TEXT),
                    wide("PLACE", "place", Kind.COUNT),
                    wide("HASH", "hash", Kind.TEXT))
            .filters(
                    Filter.of("--actor", "actor", "<user>", "Only what this user did."),
                    Filter.of("--action", "action", "<action>", "Only this action, like user.unlocked."),
                    Filter.of("--resource", "resource", "<path>", "Only about this resource, like /users/anna."),
                    Filter.of("--from", "from", "<time>", "Only at or after this time (RFC 3339)."),
                    Filter.of("--to", "to", "<time>", "Only before this time."))
            .verbs(LIST, SHOW);

    public static final Resource CLOCK = Resource.of("clock", "clock")
            .ordered()
            .columns(
                    of("INSTANT", "instant", Kind.INSTANT),
                    of("SYSTEM", "system", Kind.INSTANT),
                    of("AHEAD", "ahead", Kind.DURATION),
                    of("ADJUSTABLE", "adjustable", Kind.TEXT),
                    of("UNSETTLED", "unsettled", Kind.TEXT))
            .fields(
                    Field.text("instant", "/instant", "<time>", "Puts it to this time (RFC 3339)."),
                    Field.of("advance", "/advance", "<duration>", "Puts it forward, like 2h.", Readings.DURATION),
                    Field.onOff("settle", "/settle", "Waits until what became due is done."))
            .verbs(SHOW, SET);

    private Security() {}
}
