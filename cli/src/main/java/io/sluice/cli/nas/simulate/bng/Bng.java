package io.sluice.cli.nas.simulate.bng;

import io.sluice.radius.packet.PacketCode;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * A broadband gateway. It boots (Accounting-On), lets its subscribers log in one after another, runs what the server orders, and at
 * the end logs all of them out, services first, and says Accounting-Off. If it is told to reboot in between, all sessions are gone
 * without a word, session numbers begin anew, and everybody logs in again.
 *
 * <p>All of it happens in {@link #advance} and {@link #command}, at the simulated time the caller says, on one thread.
 */
public final class Bng {

    /** How long a reboot takes. */
    private static final long DOWN_TIME = 10_000;

    private final BngSettings settings;
    private final List<SubscriberLine> lines;
    private final Surroundings around;
    private final Records records;
    private final Sessions sessions;
    private final CoaDesk desk;
    private final Tally tally = new Tally(
            "logins",
            "accepted",
            "rejected",
            "loginsUnanswered",
            "servicesStarted",
            "servicesStopped",
            "limitsReached",
            "sessionsEnded");
    private long now;
    private long nextSession;
    private int boot;
    private int settledLogins;
    private State state = State.OFF;

    /** What the BNG is about. */
    public enum State {
        OFF,
        BOOTING,
        LOGGING_IN,
        ONLINE,
        DOWN,
        LOGGING_OUT,
        DONE
    }

    /** What the BNG needs of the world. */
    public record Surroundings(
            Agenda agenda, Outbox outbox, Journal journal, RandomGenerator random, InstantSource clock) {}

    public Bng(BngSettings settings, List<SubscriberLine> lines, Surroundings around) {
        this.settings = settings;
        this.lines = List.copyOf(lines);
        this.around = around;
        records = new Records(settings, around.clock());
        sessions = new Sessions(settings, records, around, tally);
        desk = new CoaDesk(settings, sessions, around.random(), around.clock());
    }

    public State state() {
        return state;
    }

    public Tally tally() {
        return tally;
    }

    public int sessionsOpen() {
        return sessions.count();
    }

    public int servicesRunning() {
        return sessions.serviceCount();
    }

    /** Logins of this boot that were answered one way or another, or given up. */
    public int settledLogins() {
        return settledLogins;
    }

    public OptionalLong nextDue() {
        return around.agenda().nextDue();
    }

    /** Does whatever has fallen due by this time, each thing at its own. */
    public void advance(long time) {
        Optional<Agenda.Due> due;
        while ((due = around.agenda().poll(time)).isPresent()) {
            moveTo(due.get().at());
            due.get().task().run();
        }
        moveTo(time);
    }

    private void moveTo(long time) {
        now = Math.max(now, time);
        sessions.advanceTo(now);
    }

    public void powerOn() {
        settings.rebootAfter().ifPresent(after -> around.agenda().at(now + after, this::reboot));
        boot();
    }

    private void boot() {
        boot++;
        state = State.BOOTING;
        nextSession = settings.firstSession();
        settledLogins = 0;
        around.journal().note("boot", "", "number " + boot);
        inThisBoot(records.ofNas("Accounting-On"), answer -> {
            if (state == State.BOOTING) {
                state = State.LOGGING_IN;
                login(0, now);
            }
        });
    }

    private void inThisBoot(Message message, Consumer<Optional<Message>> then) {
        int asked = boot;
        around.outbox().send(new Outbox.Request(message, null, "", answer -> {
            if (asked == boot) {
                then.accept(answer);
            }
        }));
    }

    private void login(int index, double due) {
        int asked = boot;
        if (index >= lines.size()) {
            settleIfAllHave();
            return;
        }
        around.agenda().at((long) due, () -> {
            if (asked == boot && state == State.LOGGING_IN) {
                login(lines.get(index));
                login(index + 1, due + settings.loginSpacing());
            }
        });
    }

    private void login(SubscriberLine line) {
        int asked = boot;
        String acctSessionId = settings.dialect().subscriberSessionId(nextSession++);
        tally.count("logins");
        Message request = records.accessRequest(line, acctSessionId);
        around.outbox().send(new Outbox.Request(request, line, acctSessionId, answer -> {
            if (asked == boot) {
                loggedIn(line, acctSessionId, answer);
            }
        }));
    }

    private void loggedIn(SubscriberLine line, String acctSessionId, Optional<Message> answer) {
        settledLogins++;
        if (answer.isEmpty()) {
            tally.count("loginsUnanswered");
        } else if (answer.get().code() != PacketCode.ACCESS_ACCEPT) {
            tally.count("rejected");
        } else {
            tally.count("accepted");
            if (state == State.LOGGING_IN || state == State.ONLINE) {
                sessions.start(line, acctSessionId, answer.get());
            }
        }
        settleIfAllHave();
    }

    private void settleIfAllHave() {
        if (state == State.LOGGING_IN && settledLogins == lines.size()) {
            state = State.ONLINE;
        }
    }

    private void reboot() {
        if (state == State.LOGGING_OUT || state == State.DONE) {
            return;
        }
        around.journal().note("reboot", "", sessions.count() + " sessions lost");
        tally.count("reboots");
        tally.add("sessionsLost", sessions.count());
        sessions.lose();
        around.outbox().forget();
        boot++;
        state = State.DOWN;
        around.agenda().at(now + DOWN_TIME, () -> {
            if (state == State.DOWN) {
                boot();
            }
        });
    }

    /** Answers a genuine CoA- or Disconnect-Request that was not seen before. */
    public CoaAnswer command(Message request) {
        return state == State.OFF || state == State.DOWN || state == State.DONE
                ? CoaAnswer.none("down", request)
                : desk.answer(request);
    }

    /** Logs everybody out; {@link State#DONE} when the server knows all of it or has had its chance. */
    public void powerOff() {
        if (state == State.LOGGING_OUT || state == State.DONE) {
            return;
        }
        state = State.LOGGING_OUT;
        sessions.all().forEach(session -> sessions.end(session, TerminateCause.USER_REQUEST));
        sessions.whenReported(this::sayOff);
    }

    private void sayOff() {
        inThisBoot(records.ofNas("Accounting-Off"), answer -> {
            around.journal().note("off", "", answer.isPresent() ? "" : "Accounting-Off unanswered");
            state = State.DONE;
        });
    }
}
