package io.sluice.ejb.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sluice.ejb.metrics.Deliveries;
import io.sluice.ejb.metrics.RequestCounts;
import io.sluice.ejb.platform.SessionIds;
import io.sluice.ejb.security.ClassSeals;
import io.sluice.ejb.security.MasterKey;
import io.sluice.nas.DialectName;
import io.sluice.nas.NasRef;
import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.connector.DiscardReason;
import io.sluice.radius.connector.RejectedBatch;
import io.sluice.radius.packet.PacketCode;
import io.sluice.session.AccountingPlan;
import io.sluice.session.ExpectedLogin;
import io.sluice.session.ExpectedLogins;
import io.sluice.session.OpenSessions;
import jakarta.transaction.Status;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountingRequestBeanTest {

    private static final UUID SESSION = UUID.fromString("01935a00-0000-7000-8000-000000000001");

    private final List<String> told = new ArrayList<>();
    private final List<AccountingPlan> stored = new ArrayList<>();
    private @Nullable SQLException failure;
    private final FakeTransaction transaction = new FakeTransaction();
    private final RequestCounts counts = new RequestCounts();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private AccountingRequestBean bean;

    private final List<Integer> followedUp = new ArrayList<>();

    @BeforeEach
    void wire(@TempDir Path folder) {
        AccountingStore store = plan -> {
            if (failure != null) {
                throw failure;
            }
            stored.add(plan);
            return List.of(new SessionPresence(SESSION, 7, true));
        };
        OpenSessions open = new OpenSessions() {
            @Override
            public void opened(long subscriberId, UUID sessionId) {
                told.add("opened " + subscriberId);
            }

            @Override
            public void closed(long subscriberId, UUID sessionId) {
                told.add("closed " + subscriberId);
            }
        };
        AccountingManager manager = new AccountingManager(
                store,
                new AwaitingOne(),
                open,
                login -> OptionalLong.of(7),
                plan -> followedUp.add(plan.events().size()),
                new SessionIds(),
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
                nasIds -> {});
        AccountingExchanges exchanges = new AccountingExchanges(
                (client, identifier, address) ->
                        client.equals("gone") ? Optional.empty() : Optional.of(new NasRef(1, "demo", DialectName.ERX)),
                new ClassSeals(MasterKey.create(folder.resolve("master.key"), new SecureRandom())),
                counts);
        bean = new AccountingRequestBean(
                exchanges, manager, new AccountingLog(), new Deliveries(meters), transaction.registry());
    }

    private final class AwaitingOne implements ExpectedLogins {

        @Override
        public void expect(Collection<ExpectedLogin> logins) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<ExpectedLogin> claim(
                long subscriberId, @Nullable UUID sessionId, long nasId, String acctSessionId, @Nullable Long nasPort) {
            return Optional.of(new ExpectedLogin(
                    SESSION, subscriberId, "client7", nasId, null, null, null, null, null, List.of(), Instant.EPOCH));
        }

        @Override
        public void started(Map<UUID, Long> subscribers) {
            told.add("started " + subscribers.keySet());
        }
    }

    private static FakeExchange request(long statusType) {
        return new FakeExchange("demo", packet -> packet.unsigned(StandardAttributes.ACCT_STATUS_TYPE, statusType)
                .text(StandardAttributes.ACCT_SESSION_ID, "s1")
                .text(StandardAttributes.USER_NAME, "client7"));
    }

    @Test
    void answersOnlyAfterTheCommit() {
        FakeBatch batch = new FakeBatch(request(1));

        bean.onRequests(batch);

        assertThat(batch.isCommitted()).isFalse();
        assertThat(told).isEmpty();

        transaction.end(Status.STATUS_COMMITTED);

        assertThat(batch.isCommitted()).isTrue();
        assertThat(told).containsExactly("started [" + SESSION + "]", "opened 7");
        assertThat(meters.get("radius.server.delivery")
                        .tag("type", "acct")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {Status.STATUS_ROLLEDBACK, Status.STATUS_UNKNOWN})
    void answersNothing_whenTheTransactionEndsOtherwise(int status) {
        FakeBatch batch = new FakeBatch(request(1));

        bean.onRequests(batch);
        transaction.end(status);

        assertThat(stored).hasSize(1);
        assertThat(followedUp).containsExactly(1);
        assertThat(batch.isCommitted()).isFalse();
        assertThat(told).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 7, 8, 9, 15, 4294967295L})
    void answersWhateverIsReported(long statusType) {
        FakeExchange exchange = request(statusType);

        bean.onRequests(new FakeBatch(exchange));

        assertThat(exchange.replied()).contains(PacketCode.ACCOUNTING_RESPONSE);
        assertThat(stored.get(0).events()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22001", "23505", "40P01"})
    void rejectsTheBatch_whenTheDatabaseRefusesTheData(String state) {
        failure = new SQLException("refused", state);
        FakeBatch batch = new FakeBatch(request(1));

        assertThatThrownBy(() -> bean.onRequests(batch))
                .isInstanceOf(RejectedBatch.class)
                .hasCause(failure);
        assertThat(batch.isUnavailable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "53300", ""})
    void leavesTheBatchToTheSenders_whenTheDatabaseIsAway(String state) {
        failure = new SQLException("away", state.isEmpty() ? null : state);
        FakeBatch batch = new FakeBatch(request(1));

        bean.onRequests(batch);

        assertThat(batch.isUnavailable()).isTrue();
        assertThat(transaction.isRollbackOnly()).isTrue();
    }

    @Test
    void discardsWhatARemovedClientSent_andStoresTheRest() {
        FakeExchange gone = new FakeExchange("gone", packet -> {});
        FakeExchange here = request(1);

        bean.onRequests(new FakeBatch(gone, here));

        assertThat(gone.discarded()).contains(DiscardReason.UNKNOWN_CLIENT);
        assertThat(gone.replied()).isEmpty();
        assertThat(here.replied()).contains(PacketCode.ACCOUNTING_RESPONSE);
        assertThat(stored.get(0).events()).hasSize(1);
    }
}
