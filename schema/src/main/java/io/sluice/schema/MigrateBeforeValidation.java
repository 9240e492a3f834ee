package io.sluice.schema;

import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.naming.NoInitialContextException;
import javax.sql.DataSource;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;

/**
 * Runs the migrations when Hibernate starts, which is before it validates and before any bean of the application exists.
 *
 * <p>Outside a server there is no JNDI, and whoever opens the persistence unit has migrated before.
 */
public final class MigrateBeforeValidation implements Integrator {

    static final String DATA_SOURCE = "java:/jdbc/SluiceDS";

    @Override
    public void integrate(Metadata metadata, BootstrapContext context, SessionFactoryImplementor sessionFactory) {
        try {
            DataSource database = InitialContext.doLookup(DATA_SOURCE);
            SchemaLog.ready(new SchemaMigration(database).run());
        } catch (NoInitialContextException e) {
            SchemaLog.noServer();
        } catch (NamingException e) {
            SchemaLog.failed("there is no data source " + DATA_SOURCE);
            throw new SchemaNotReady("there is no data source " + DATA_SOURCE, e);
        } catch (SchemaNotReady e) {
            SchemaLog.failed(String.valueOf(e.getMessage()));
            throw e;
        }
    }

    @Override
    public void disintegrate(SessionFactoryImplementor sessionFactory, SessionFactoryServiceRegistry registry) {
        // nothing was opened
    }
}
