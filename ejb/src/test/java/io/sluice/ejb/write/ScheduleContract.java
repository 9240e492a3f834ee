package io.sluice.ejb.write;

import static io.sluice.ejb.platform.ExpectedState.ANY;
import static io.sluice.ejb.platform.ExpectedState.UNSAID;
import static io.sluice.ejb.platform.ExpectedState.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sluice.ejb.platform.PageRequest;
import io.sluice.ejb.platform.Refused;
import io.sluice.ejb.platform.Refused.Reason;
import io.sluice.ejb.platform.Violation;
import io.sluice.ejb.platform.Warning;
import io.sluice.ejb.platform.Written;
import io.sluice.ejb.schedule.RehearsalRequest;
import io.sluice.ejb.schedule.ScheduleView;
import io.sluice.ejb.security.Actor;
import io.sluice.ejb.security.PortalRole;
import io.sluice.schedule.HolidayCalendar;
import io.sluice.service.Authorization;
import io.sluice.service.InterfaceType;
import io.sluice.service.ServiceDefinition;
import io.sluice.service.ServiceLimits;
import io.sluice.service.ServiceTerms;
import io.sluice.service.StatisticsMode;
import io.sluice.subscriber.Retailer;
import io.sluice.subscriber.Subscriber;
import io.sluice.subscriber.SubscriberKind;
import io.sluice.subscriber.Subscription;
import io.sluice.subscriber.TenantScope;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Schedules and holidays as they are written, read and rehearsed, whatever the database. It is Sunday, 22 November 2026, 8:00 UTC. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ScheduleContract {

    private static final Actor ANNA = new Actor("anna", PortalRole.OPERATOR, TenantScope.ALL, "127.0.0.1");
    private static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-24T00:00:00Z");

    private static final String OFF_BY_DAY = """
        {"name": "afterHours", "owner": "retailers/isp1", "description": "nights", "entries": [
          {"label": "by day", "startDate": "2026-01-01",
           "from": {"hour": 8, "minute": "30", "dayOfWeek": "mon-fri", "timeZone": "Europe/Berlin"},
           "to": {"hour": "16", "minute": "29", "dayOfWeek": "mon-fri", "timeZone": "Europe/Berlin"},
           "except": [{"label": "strike", "from": {"month": "1", "dayOfMonth": "6"}, "to": {"month": "1", "dayOfMonth": "6"}}],
           "holidays": ["national"],
           "actions": [{"type": "deny-deactivate", "service": "gold", "deactivateAtEnd": true}]},
          {"from": {"hour": "16", "minute": "35", "weeklyRecurFreq": 2, "effective": "PT2H",
                    "timeZone": "Europe/Berlin"},
           "actions": [{"type": "activate", "service": "gold", "substitutions": {"bw": "5m"},
                        "sessionName": "evening", "sessionTimeout": "PT3H", "idleTimeout": "PT10M", "volumeMb": 500}]}],
         "states": [{"service": "silver", "mode": "AVAILABLE",
                     "windows": [{"from": {"hour": "9"}, "to": {"hour": "17"}}]}]}
        """;

    private Catalogue catalogue;
    private long client1;

    abstract DataSource newDatabase();

    @BeforeAll
    void open(@TempDir Path folder) {
        catalogue = new Catalogue(newDatabase(), folder);
    }

    @BeforeEach
    void aRetailerWithALine() {
        for (String table : List.of(
                "service_schedule",
                "holiday_calendar",
                "subscription",
                "subscriber",
                "service_version",
                "service_definition",
                "retailer",
                "audit_entry")) {
            catalogue.execute("delete from " + table);
        }
        catalogue.run(work -> {
            ServiceDefinition gold = service("gold");
            ServiceDefinition silver = service("silver");
            Retailer isp1 = new Retailer("isp1", ZoneId.of("Europe/Berlin"));
            Subscriber line = new Subscriber(isp1, SubscriberKind.RESIDENTIAL, "client1");
            line.logInAs("client1@isp1.com", null);
            for (Object each : List.of(
                    gold,
                    silver,
                    isp1,
                    new Retailer("isp2", ZoneId.of("UTC")),
                    line,
                    new Subscription(line, gold, "gold"))) {
                work.entities().persist(each);
            }
            work.entities().flush();
            client1 = Objects.requireNonNull(line.id());
        });
        holidays("national", "2026-12-25");
        catalogue.execute("delete from audit_entry");
    }

    private static ServiceDefinition service(String name) {
        return new ServiceDefinition(
                name,
                new ServiceTerms(
                        List.of(),
                        null,
                        InterfaceType.IPV4,
                        false,
                        Authorization.SCHEDULE,
                        new ServiceLimits(null, null, StatisticsMode.TIME, null)),
                MONDAY);
    }

    @AfterAll
    void close() {
        catalogue.close();
    }

    @Test
    void areReadAsTheyWereWritten() {
        Written<ScheduleView> made = create(OFF_BY_DAY);
        JsonObject json = made.value().json();

        assertThat(made.created()).isTrue();
        assertThat(json.getString("owner")).isEqualTo("retailers/isp1");
        assertThat(json.getJsonArray("entries").getJsonObject(0).toString())
                .contains(
                        "\"label\":\"by day\"",
                        "\"startDate\":\"2026-01-01\"",
                        "\"from\":{\"minute\":\"30\",\"hour\":\"8\",\"dayOfWeek\":\"mon-fri\",\"timeZone\":\"Europe/Berlin\"}",
                        "\"holidays\":[\"national\"]",
                        "\"deactivateAtEnd\":true");
        assertThat(json.getJsonArray("entries").getJsonObject(1).toString())
                .contains(
                        "\"effective\":\"PT2H\",\"weeklyRecurFreq\":2",
                        "\"substitutions\":{\"bw\":\"5m\"}",
                        "\"sessionName\":\"evening\",\"sessionTimeout\":\"PT3H\",\"idleTimeout\":\"PT10M\",\"volumeMb\":500");
        assertThat(stored(made.value().id()).json()).isEqualTo(json);
        assertThat(catalogue.rows("select concat(action, ' ', resource) from audit_entry"))
                .containsExactly("schedule.created /schedules/" + made.value().id());
    }

    @Test
    void stayTheSame_whenWhatTheySayIsSentAgain() {
        ScheduleView made = create(OFF_BY_DAY).value();

        ScheduleView asShown = replace(made, made.json().toString());
        ScheduleView asFirstSent = replace(asShown, OFF_BY_DAY);

        assertThat(asShown.version()).isEqualTo(made.version());
        assertThat(asFirstSent).isEqualTo(made);
        assertThat(catalogue.rows("select action from audit_entry")).containsExactly("schedule.created");
        assertThat(replace(made, OFF_BY_DAY.replace("nights", "evenings")).version())
                .isGreaterThan(made.version());
    }

    @Test
    void keepAnEntrysId_whateverBecomesOfIt() {
        ScheduleView made = create(OFF_BY_DAY).value();
        String changed = made.json().toString().replace("\"hour\":\"8\"", "\"hour\":\"7\"");

        ScheduleView after = replace(made, changed);

        assertThat(after.schedule().entries())
                .extracting(entry -> entry.id())
                .containsExactlyElementsOf(made.schedule().entries().stream()
                        .map(entry -> entry.id())
                        .toList());
        assertThat(after.schedule().entries().get(0))
                .isNotEqualTo(made.schedule().entries().get(0));
    }

    @Test
    void areRefusedAsAWhole_namingEveryMemberAtFault() {
        Refused refused = refused(work -> work.schedules().create(json("""
            {"name": "bad", "owner": "retailers/isp1", "colour": "red", "entries": [
              {"from": {"hour": "25", "timeZone": "Mars/Olympus", "effective": "2h"},
               "actions": [{"type": "activate", "service": "gold"}]},
              {"from": {"hour": "8"}, "actions": [{"type": "explode", "service": "gold"}]},
              {"from": {"hour": "8"}, "actions": [{"type": "activate", "service": "gold"}]}]}
            """), ANNA));

        assertThat(refused.reason()).isEqualTo(Reason.INVALID);
        assertThat(refused.violations())
                .extracting(Violation::pointer)
                .contains(
                        "/colour",
                        "/entries/0/from/hour",
                        "/entries/0/from/timeZone",
                        "/entries/0/from/effective",
                        "/entries/1/actions/0/type");
        assertThat(catalogue.rows("select name from service_schedule")).isEmpty();
    }

    @Test
    void areRefused_whenARuleSaysError_andToldOfWarnings() {
        Refused refused = refused(work -> work.schedules().create(json("""
            {"name": "bad", "owner": "retailers/isp1", "entries": [
              {"from": {"dayOfMonth": "31", "month": "4"}, "holidays": ["lunar"],
               "actions": [{"type": "activate", "service": "gold"}]}]}
            """), ANNA));

        assertThat(refused.violations())
                .extracting(Violation::pointer)
                .containsExactlyInAnyOrder("/entries/0/from/dayOfMonth", "/entries/0/holidays");
        assertThat(create(daily("one", "retailers/isp1", "platinum", "8")).warnings())
                .extracting(Warning::code)
                .containsExactly("SERVICE_UNKNOWN");
        create(daily("two", "retailers/isp1", "gold", "8"));
        assertThat(create(daily("three", "retailers/isp1", "gold", "9")).warnings())
                .extracting(Warning::code)
                .containsExactly("ONE_SCHEDULE_PER_SERVICE");
        assertThat(create(daily("four", "subscribers/" + client1, "gold", "9")).warnings())
                .extracting(Warning::code)
                .containsExactly("ONE_OWNER_PER_SERVICE");
        assertThat(create(daily("five", "retailers/isp2", "gold", "9")).warnings())
                .as("of another tree")
                .isEmpty();
    }

    @Test
    void belongToAnOwner_withANameOfTheirOwn() {
        ScheduleView made = create(daily("plan", "retailers/isp1", "gold", "8")).value();

        for (String nobody : List.of("retailers/isp3", "scopes/none", "subscribers/0", "subscribers/x", "isp1", "")) {
            assertThat(refused(work -> work.schedules().create(json(daily("plan", nobody, "gold", "8")), ANNA))
                            .violations()
                            .get(0)
                            .pointer())
                    .isEqualTo("/owner");
        }
        assertThat(refused(work -> work.schedules().create(json(daily("plan", "retailers/isp1", "gold", "8")), ANNA))
                        .reason())
                .isEqualTo(Reason.DUPLICATE);
        assertThat(create(daily("plan", "services/global", "gold", "8")).created())
                .isTrue();
        assertThat(refused(work -> work.schedules()
                                .replace(
                                        made.id(),
                                        json(daily("plan", "retailers/isp2", "gold", "8")),
                                        version(made.version()),
                                        ANNA))
                        .violations()
                        .get(0)
                        .pointer())
                .isEqualTo("/owner");
        assertThat(list(null, null)).hasSize(2);
        assertThat(list("retailers/isp1", null)).containsExactly(made);
        assertThat(list(null, "silver")).isEmpty();
    }

    @Test
    void areNotSeenByAnotherTenant() {
        ScheduleView made = create(daily("plan", "retailers/isp1", "gold", "8")).value();
        long isp2 = Long.parseLong(
                catalogue.rows("select id from retailer where name = 'isp2'").get(0));
        Actor stranger = new Actor("bert", PortalRole.RETAILER_MANAGER, TenantScope.ofRetailer(isp2), "127.0.0.1");

        assertThat(refused(work -> work.schedules().remove(made.id(), ANY, stranger))
                        .reason())
                .isEqualTo(Reason.NOT_FOUND);
        assertThat(refused(work ->
                                work.schedules().create(json(daily("plan", "retailers/isp1", "gold", "8")), stranger))
                        .violations()
                        .get(0)
                        .pointer())
                .isEqualTo("/owner");
    }

    @Test
    void goWithTheirOwner_orBefore() {
        ScheduleView first =
                create(daily("plan", "retailers/isp1", "gold", "8")).value();
        create(daily("plan", "subscribers/" + client1, "gold", "8"));

        catalogue.run(work -> work.schedules().remove(first.id(), version(first.version()), ANNA));
        catalogue.execute("delete from subscription");
        catalogue.execute("delete from subscriber");

        assertThat(catalogue.rows("select name from service_schedule")).isEmpty();
        assertThat(catalogue.rows("select service from service_schedule_service"))
                .isEmpty();
    }

    @Test
    void keepTheHolidaysThatTheyName() {
        create(OFF_BY_DAY);

        assertThat(refused(work -> work.holidays().remove("national", ANY, ANNA))
                        .reason())
                .isEqualTo(Reason.IN_USE);
        holidays("national", "2026-12-25", "2026-12-26");
        assertThat(catalogue
                        .in(work -> work.holidays().calendar("national").orElseThrow())
                        .json()
                        .getJsonArray("days"))
                .hasSize(2);
        catalogue.execute("delete from service_schedule");
        catalogue.run(work -> work.holidays().remove("national", ANY, ANNA));
        assertThat(catalogue.rows("select name from holiday_calendar")).isEmpty();
    }

    @Test
    void sayWhenTheyOccur() {
        ScheduleView made = create(OFF_BY_DAY).value();

        JsonObject week = catalogue
                .in(work -> work.scheduleQueries()
                        .occurrences(
                                made.id(),
                                Instant.parse("2026-12-24T00:00:00Z"),
                                Instant.parse("2026-12-26T00:00:00Z")))
                .orElseThrow();

        assertThat(week.getJsonArray("items").getValuesAs(JsonObject.class))
                .filteredOn(item -> item.getString("kind").equals("DENIAL"))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.getString("local")).isEqualTo("2026-12-24T08:30+01:00");
                    assertThat(item.getString("end")).isEqualTo("2026-12-24T15:30:00Z");
                });
    }

    @Test
    void areRehearsed_asKept_andAsDrafted() {
        create(daily("plan", "retailers/isp1", "gold", "8"));
        RehearsalRequest asKept = new RehearsalRequest(MONDAY, TUESDAY, client1, null, null, null);
        RehearsalRequest asDrafted = new RehearsalRequest(
                MONDAY, TUESDAY, null, "isp1", null, json(daily("plan", "retailers/isp1", "gold", "9")));

        assertThat(events(asKept)).singleElement().satisfies(event -> {
            assertThat(event.getString("time")).isEqualTo("2026-11-23T08:00:00Z");
            assertThat(event.getString("workFrom")).isEqualTo("2026-11-23T07:55:00Z");
            assertThat(event.getString("what")).isEqualTo("ACTIVATE");
            assertThat(event.getString("outcome")).isEqualTo("DONE");
            assertThat(event.getJsonArray("subscribers").getString(0)).isEqualTo("client1@isp1.com");
        });
        assertThat(events(asDrafted)).singleElement().satisfies(event -> assertThat(event.getString("time"))
                .isEqualTo("2026-11-23T09:00:00Z"));
        assertThat(refused(work -> work.rehearsals()
                                .rehearse(new RehearsalRequest(MONDAY, TUESDAY, 0L, null, null, null), TenantScope.ALL))
                        .violations()
                        .get(0)
                        .pointer())
                .isEqualTo("/subscriber");
        assertThat(refused(work -> work.rehearsals()
                                .rehearse(
                                        new RehearsalRequest(
                                                MONDAY,
                                                TUESDAY,
                                                client1,
                                                null,
                                                null,
                                                json("{\"name\": \"x\", \"entries\": [{\"from\": {\"hour\":"
                                                        + " \"99\"}}]}")),
                                        TenantScope.ALL))
                        .violations())
                .extracting(Violation::pointer)
                .contains("/draft/owner", "/draft/entries/0/from/hour", "/draft/entries/0");
    }

    @Test
    void showTheSpecificOwnersPrecedence_inARehearsal() {
        create("""
            {"name": "off", "owner": "retailers/isp1", "entries": [
              {"from": {"hour": "17"}, "actions": [{"type": "deactivate", "service": "gold"}]}]}
            """);
        create(daily("on", "subscribers/" + client1, "gold", "17"));

        assertThat(events(new RehearsalRequest(MONDAY, TUESDAY, client1, null, null, null)))
                .extracting(event -> event.getString("what") + " " + event.getString("outcome"))
                .containsExactlyInAnyOrder("DEACTIVATE OVERRIDDEN", "ACTIVATE DONE");
    }

    private List<JsonObject> events(RehearsalRequest request) {
        return catalogue
                .in(work -> work.rehearsals().rehearse(request, TenantScope.ALL))
                .getJsonArray("events")
                .getValuesAs(JsonObject.class);
    }

    private static String daily(String name, String owner, String service, String hour) {
        return """
            {"name": "%s", "owner": "%s", "entries": [
              {"from": {"hour": "%s"}, "actions": [{"type": "activate", "service": "%s"}]}]}
            """.formatted(name, owner, hour, service);
    }

    private Written<ScheduleView> create(String json) {
        return catalogue.in(work -> work.schedules().create(json(json), ANNA));
    }

    private ScheduleView replace(ScheduleView schedule, String json) {
        return catalogue
                .in(work -> work.schedules().replace(schedule.id(), json(json), version(schedule.version()), ANNA))
                .value();
    }

    private ScheduleView stored(long id) {
        return catalogue.in(work -> work.scheduleQueries().schedule(id)).orElseThrow();
    }

    private List<ScheduleView> list(@Nullable String owner, @Nullable String service) {
        return catalogue
                .in(work -> work.scheduleQueries().schedules(owner, service, new PageRequest(10, null)))
                .items();
    }

    private void holidays(String name, String... days) {
        Map<LocalDate, String> titles = new HashMap<>();
        for (String day : days) {
            titles.put(LocalDate.parse(day), "a holiday");
        }
        catalogue.run(work -> work.holidays()
                .put(
                        HolidayCalendar.of(name, titles),
                        work.holidays().calendar(name).isPresent() ? ANY : UNSAID,
                        ANNA));
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private Refused refused(Consumer<Catalogue.Work> change) {
        Refused refused = catchThrowableOfType(Refused.class, () -> catalogue.run(change));
        assertThat(refused).isNotNull();
        return refused;
    }
}
