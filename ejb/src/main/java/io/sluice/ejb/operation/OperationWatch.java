package io.sluice.ejb.operation;

import io.sluice.ejb.platform.DatabaseAway;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Tells whoever waits when an operation has its answer. Looks at the rows, one statement for all that are waited for, so it does not
 * matter which node talks to the NAS; costs nothing while nobody waits. No thread is held meanwhile.
 */
@ApplicationScoped
public class OperationWatch {

    private static final long PERIOD_MILLISECONDS = 50;

    private static final String ANSWERED = "select id from operation where id = any(?) and (answerable or not open)";

    @Resource(lookup = "java:/jdbc/SluiceDS")
    private DataSource database;

    @Resource
    private ManagedScheduledExecutorService scheduler;

    private final Map<UUID, CompletableFuture<Boolean>> waiting = new ConcurrentHashMap<>();
    private @Nullable ScheduledFuture<?> ticking;

    /** For the container. */
    @SuppressWarnings("NullAway.Init")
    protected OperationWatch() {}

    OperationWatch(DataSource database, ManagedScheduledExecutorService scheduler) {
        this.database = database;
        this.scheduler = scheduler;
    }

    /**
     * Waits for an answer without holding a thread.
     *
     * @return true once whoever asked can be told the result, false when the patience is at an end before
     */
    public CompletionStage<Boolean> answered(UUID operation, Duration patience) {
        CompletableFuture<Boolean> shared = waiting.computeIfAbsent(operation, id -> new CompletableFuture<>());
        begin();
        CompletableFuture<Boolean> own = new CompletableFuture<>();
        shared.thenAccept(own::complete);
        own.completeOnTimeout(false, patience.toMillis(), TimeUnit.MILLISECONDS);
        own.thenRun(() -> waiting.remove(operation, shared));
        // On a thread of the container's, which knows the application, and not on the JDK's timer.
        return own.thenApplyAsync(answered -> answered, scheduler);
    }

    private synchronized void begin() {
        if (ticking == null) {
            ticking = scheduler.scheduleWithFixedDelay(
                    this::look, PERIOD_MILLISECONDS, PERIOD_MILLISECONDS, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void pause() {
        if (waiting.isEmpty() && ticking != null) {
            ticking.cancel(false);
            ticking = null;
        }
    }

    /** What cannot be asked now is asked again; whoever waits has a patience. */
    void look() {
        if (waiting.isEmpty()) {
            pause();
            return;
        }
        try {
            for (UUID id : answered(Set.copyOf(waiting.keySet()))) {
                CompletableFuture<Boolean> waited = waiting.remove(id);
                if (waited != null) {
                    waited.complete(true);
                }
            }
        } catch (DatabaseAway away) {
            // The tick tells of it; the rows are still there when it is back.
            return;
        }
    }

    private Set<UUID> answered(Set<UUID> ids) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(ANSWERED)) {
            statement.setObject(1, ids.toArray(UUID[]::new));
            Set<UUID> found = new HashSet<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getObject(1, UUID.class));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    @PreDestroy
    void end() {
        waiting.values().forEach(waited -> waited.complete(false));
    }
}
