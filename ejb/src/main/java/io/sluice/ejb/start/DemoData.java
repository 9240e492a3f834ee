package io.sluice.ejb.start;

import static io.sluice.service.StatisticsMode.NONE;
import static io.sluice.service.StatisticsMode.TIME;
import static io.sluice.service.StatisticsMode.TIME_VOLUME;

import io.sluice.ejb.security.CredentialVault;
import io.sluice.ejb.security.CredentialVault.Purpose;
import io.sluice.nas.CoaTarget;
import io.sluice.nas.DialectName;
import io.sluice.nas.Nas;
import io.sluice.nas.Protection;
import io.sluice.nas.RadiusClient;
import io.sluice.service.ParameterType;
import io.sluice.service.ServiceDefinition;
import io.sluice.service.ServiceLimits;
import io.sluice.service.ServiceParameter;
import io.sluice.service.ServiceRendering;
import io.sluice.service.ServiceTerms;
import io.sluice.service.StatisticsMode;
import io.sluice.subscriber.RealmName;
import io.sluice.subscriber.RecordService;
import io.sluice.subscriber.Retailer;
import io.sluice.subscriber.Subscriber;
import io.sluice.subscriber.SubscriberKind;
import io.sluice.subscriber.SubscriberRecord;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the router manuals show, to try Sluice with: everything on this machine may speak as the NAS {@code demo}, and two
 * subscribers may log in.
 */
final class DemoData {

    private static final String SECRET = "testing123";
    private static final int SIMULATED_NAS_PORT = 13799;
    private static final int BANDWIDTH_GROUP = 12;

    private final EntityManager entities;
    private final CredentialVault vault;
    private final Instant now;

    DemoData(EntityManager entities, CredentialVault vault, Instant now) {
        this.entities = entities;
        this.vault = vault;
        this.now = now;
    }

    /** Makes all of it and gives back the id of the retailer. */
    long make() {
        makeClient();
        makeServices();
        Retailer isp1 = new Retailer("isp1", ZoneId.of("Europe/Berlin"));
        isp1.own(List.of(new RealmName("isp1.com")));
        entities.persist(isp1);
        makeSubscribers(isp1);
        return Objects.requireNonNull(isp1.id());
    }

    private void makeClient() {
        Nas nas = new Nas("demo", DialectName.ERX);
        byte[] coaSecret = vault.encrypt(Purpose.NAS_COA_SECRET, octets(SECRET));
        nas.reachAt(new CoaTarget("127.0.0.1", SIMULATED_NAS_PORT, coaSecret));
        entities.persist(nas);
        RadiusClient client = new RadiusClient("demo", vault.encrypt(Purpose.CLIENT_SECRET, octets(SECRET)), nas);
        client.sendFrom(List.of("127.0.0.0/8", "::1/128"));
        client.protectBy(Protection.AUTO, Protection.AUTO);
        client.reportNas(true);
        entities.persist(client);
    }

    private void makeServices() {
        define(
                "tiered",
                ServiceTerms.of(TIME_VOLUME, rate("inputBW"), rate("outputBW"))
                        .renderedAs(
                                filter("tiered-${inputBW:kilo}-${outputBW:kilo}"), limit("${inputBW}/${outputBW}")));
        define("voice", ServiceTerms.of(TIME, rate("bw")).renderedAs(filter("voice-${bw:kilo}"), limit("${bw}/${bw}")));
        // In the group of what is sold, so that whoever buys leaves the entrance without a gap, and without being told
        // to.
        define(
                "guided",
                ServiceTerms.of(NONE)
                        .inMutexGroup(BANDWIDTH_GROUP)
                        .renderedAs(
                                filter("guided"),
                                new ServiceRendering(DialectName.MIKROTIK.text(), "Mikrotik-Address-List", "guided")));
        defineSold("gold", "20M/100M");
        defineSold("silver", "10M/50M");
        defineSold("bronze", "2M/16M");
    }

    private void defineSold(String name, String rates) {
        define(name, ServiceTerms.of(TIME_VOLUME).inMutexGroup(BANDWIDTH_GROUP).renderedAs(filter(name), limit(rates)));
    }

    private static ServiceRendering filter(String template) {
        return new ServiceRendering(DialectName.GENERIC.text(), "Filter-Id", template);
    }

    private static ServiceRendering limit(String template) {
        return new ServiceRendering(DialectName.MIKROTIK.text(), "Mikrotik-Rate-Limit", template);
    }

    private void makeSubscribers(Retailer isp1) {
        Subscriber client1 = line(isp1, "client1");
        client1.replaceRecord(new SubscriberRecord(
                List.of(),
                List.of(
                        service(6, "tiered(1280000, 5120000)", 18_000, TIME_VOLUME, 600),
                        service(2, "voice(100000)", 1_440, null, 1_200))));
        Subscriber client2 = line(isp1, "client2");
        client2.replaceRecord(
                new SubscriberRecord(List.of(), List.of(new RecordService(1, "guided", ServiceLimits.NONE))));
        Subscriber acme = new Subscriber(isp1, SubscriberKind.ENTERPRISE, "acme");
        entities.persist(acme);
        for (String name : List.of("berlin", "munich")) {
            entities.persist(new Subscriber(acme, SubscriberKind.SITE, name));
        }
    }

    private Subscriber line(Retailer isp1, String name) {
        Subscriber line = new Subscriber(isp1, SubscriberKind.RESIDENTIAL, name);
        line.logInAs(name + "@isp1.com", vault.encrypt(Purpose.SUBSCRIBER_CREDENTIAL, octets(name)));
        entities.persist(line);
        return line;
    }

    private void define(String name, ServiceTerms terms) {
        entities.persist(new ServiceDefinition(name, terms, now));
    }

    private static ServiceParameter rate(String name) {
        return new ServiceParameter(name, ParameterType.BITS_PER_SECOND, 64_000L, 10_000_000_000L, null);
    }

    private static RecordService service(
            int tag, String activation, long timeout, @Nullable StatisticsMode statistics, long interim) {
        return new RecordService(tag, activation, new ServiceLimits(timeout, null, statistics, interim));
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
