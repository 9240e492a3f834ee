package io.sluice.ejb.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.schema.H2Database;
import io.sluice.schema.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChangeFeedTest {

    private final SettableClock clock = new SettableClock();
    private final List<Changes> told = new ArrayList<>();

    static Stream<Named<DataSource>> databases() {
        return Stream.of(
                Named.of("H2", H2Database.newMigratedDatabase()),
                Named.of("PostgreSQL", PostgresServer.newMigratedDatabase()));
    }

    private ChangeFeed feedOf(DataSource database) {
        ChangeFeed feed = new ChangeFeed(database, clock).tell(ChangeTopic.SUBSCRIBER, told::add);
        feed.begin();
        return feed;
    }

    @ParameterizedTest
    @MethodSource("databases")
    void tellsEachChangeOnce_andNoneFromBefore(DataSource database) {
        ChangeLog log = new ChangeLog(database, clock);
        log.changed(ChangeTopic.SUBSCRIBER, "1");
        ChangeFeed feed = feedOf(database);

        log.changed(ChangeTopic.SUBSCRIBER, "2");
        log.changed(ChangeTopic.SUBSCRIBER, "3");
        log.changed(ChangeTopic.NAS, "bng1");
        feed.poll();
        feed.poll();

        assertThat(told).containsExactly(new Changes(false, Set.of("2", "3")));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void seesAChangeThatIsCommittedAfterALaterOne(DataSource database) throws SQLException {
        ChangeLog log = new ChangeLog(database, clock);
        log.changed(ChangeTopic.SUBSCRIBER, "1");
        ChangeFeed feed = feedOf(database);

        try (Connection slow = database.getConnection();
                Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute(
                    "insert into change_log (topic, subject, changed_at) values ('SUBSCRIBER', 'slow', now())");
            log.changed(ChangeTopic.SUBSCRIBER, "fast");
            feed.poll();
            clock.advance(Duration.ofSeconds(90));
            slow.commit();
        }
        feed.poll();

        assertThat(told).containsExactly(new Changes(false, Set.of("fast")), new Changes(false, Set.of("slow")));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void tellsAgain_whenTheReaderFailed(DataSource database) {
        boolean[] fail = {true};
        ChangeFeed feed = new ChangeFeed(database, clock).tell(ChangeTopic.SUBSCRIBER, changes -> {
            if (fail[0]) {
                throw new IllegalStateException("not now");
            }
            told.add(changes);
        });
        feed.begin();
        new ChangeLog(database, clock).changed(ChangeTopic.SUBSCRIBER, "7");

        assertThatThrownBy(feed::poll).hasMessage("not now");
        fail[0] = false;
        feed.poll();

        assertThat(told).containsExactly(new Changes(false, Set.of("7")));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void hasEverythingReadAnew_whenSaidSo_orWhenItHasNotReadForLong(DataSource database) {
        ChangeFeed feed = feedOf(database);

        new ChangeLog(database, clock).changedAll(ChangeTopic.SUBSCRIBER);
        feed.poll();
        clock.advance(Duration.ofMinutes(31));
        feed.poll();

        assertThat(told).containsExactly(Changes.ALL, Changes.ALL);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void forgetsWhatIsOlderThanAnHour(DataSource database) throws SQLException {
        ChangeFeed feed = feedOf(database);
        new ChangeLog(database, clock).changed(ChangeTopic.SUBSCRIBER, "old");
        feed.poll();

        for (int i = 0; i < 4; i++) {
            clock.advance(Duration.ofMinutes(20));
            feed.poll();
        }

        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from change_log")) {
            rows.next();
            assertThat(rows.getLong(1)).isZero();
        }
    }
}
