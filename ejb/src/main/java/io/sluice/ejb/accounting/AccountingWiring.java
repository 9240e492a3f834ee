package io.sluice.ejb.accounting;

import io.sluice.ejb.dispatch.ServiceRecordsSeen;
import io.sluice.ejb.metrics.RequestCounts;
import io.sluice.ejb.platform.SessionIds;
import io.sluice.ejb.report.AccountingReports;
import io.sluice.ejb.security.ClassSeals;
import io.sluice.ejb.session.ConcurrencyIndex;
import io.sluice.ejb.session.LoginOverflow;
import io.sluice.ejb.session.ServiceChangeManager;
import io.sluice.ejb.subscriber.LoginIndex;
import io.sluice.ejb.threshold.FirstLooks;
import io.sluice.ejb.threshold.LimitedStarts;
import io.sluice.nas.NasDirectory;
import io.sluice.session.AccountingPlan;
import io.sluice.session.ExpectedLogins;
import io.sluice.session.OpenSessions;
import io.sluice.subscriber.SubscriberIds;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import javax.sql.DataSource;

/** What recording accounting is made of; one object each for the life of the application. */
@ApplicationScoped
public class AccountingWiring {

    @Resource(lookup = "java:/jdbc/SluiceDS")
    private DataSource database;

    @SuppressWarnings("NullAway.Init")
    protected AccountingWiring() {}

    @Produces
    @Singleton
    AccountingStore store(ConcurrencyIndex concurrency, FirstLooks looks) {
        return storeFor(database, concurrency::counts, looks);
    }

    @Produces
    @Singleton
    AccountingExchanges exchanges(NasDirectory nases, ClassSeals seals, RequestCounts counts) {
        return new AccountingExchanges(nases, seals, counts);
    }

    @Produces
    @Singleton
    AccountingLog log() {
        return new AccountingLog();
    }

    @Produces
    @Singleton
    AccountingManager manager(
            AccountingStore store,
            ExpectedLogins expectedLogins,
            OpenSessions openSessions,
            SubscriberIds subscriberIds,
            LoginIndex index,
            ServiceChangeManager changes,
            AccountingReports reports,
            SessionIds ids,
            Clock clock,
            ServiceRecordsSeen seen) {
        LoginOverflow overflow = new LoginOverflow(index::ofSubscriber, changes);
        Consumer<AccountingPlan> overflowing = overflow::order;
        return new AccountingManager(
                store,
                expectedLogins,
                openSessions,
                subscriberIds,
                overflowing.andThen(reports::follow),
                ids,
                clock,
                seen::from);
    }

    /** The store that fits the database behind a data source. */
    static AccountingStore storeFor(DataSource database, LongPredicate counted, LimitedStarts look) {
        try (Connection connection = database.getConnection()) {
            String product = connection.getMetaData().getDatabaseProductName();
            return product.equals("PostgreSQL")
                    ? new PostgresAccountingStore(database, counted, look)
                    : new H2AccountingStore(database, counted, look);
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not say what it is", e);
        }
    }
}
