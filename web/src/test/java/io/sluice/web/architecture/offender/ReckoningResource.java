package io.sluice.web.architecture.offender;

import io.sluice.radius.packet.PacketCode;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** Breaks every rule of this module, so that each is seen to notice. */
@Path("reckoning")
public class ReckoningResource {
    private final EntityManager entities;
    private final Connection database;
    private final PacketCode code;

    ReckoningResource(EntityManager entities, Connection database, PacketCode code) {
        this.entities = entities;
        this.database = database;
        this.code = code;
    }

    String reckon() throws SQLException {
        database.commit();
        return entities + code.name() + Instant.now();
    }

    /** Two forbidden names in one. */
    public static class ReckoningService {}
}
