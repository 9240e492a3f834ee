package io.sluice.nas.offender;

import io.sluice.dialect.generic.GenericDialect;
import io.sluice.radius.packet.RadiusPacket;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.logging.Logger;

/** Classes that break the rules, to see that they are caught. Nothing uses them. */
public final class Offenders {

    private Offenders() {}

    public static final class KnowsAVendor {
        GenericDialect dialect;
    }

    public static final class AsksTheTime {
        Instant now = Instant.now();
    }

    public static final class AsksTheTimeByReference {
        Supplier<Instant> now = Instant::now;
    }

    public static final class AsksMilliseconds {
        long now = System.currentTimeMillis();
    }

    public static final class AsksTheSystemClock {
        Clock clock = Clock.systemUTC();
    }

    public static final class Rolls {
        int dice = new Random().nextInt(6);
    }

    public static final class RollsInSecret {
        SecureRandom dice = new SecureRandom();
    }

    public static final class Draws {
        UUID id = UUID.randomUUID();
    }

    public static final class Logs {
        Logger log = Logger.getLogger("nas");
    }

    public static final class LogsToTheSystem {
        System.Logger log;
    }

    public static final class AsksTheDatabase {
        EntityManager entities;
    }

    public static final class RunsAThread {
        Thread thread;
    }

    public static final class SeesPackets {
        RadiusPacket packet;
    }

    public static final class NasImpl {}

    public abstract static class AbstractNas {}

    public interface INas {}

    @Entity
    public static final class SettableNas {
        String name = "";

        public void setName(String name) {
            this.name = name;
        }
    }
}
