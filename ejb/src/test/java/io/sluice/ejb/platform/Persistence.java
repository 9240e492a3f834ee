package io.sluice.ejb.platform;

import jakarta.persistence.EntityManagerFactory;
import java.util.Map;
import javax.sql.DataSource;
import org.hibernate.jpa.HibernatePersistenceProvider;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.format.FormatMapper;

/** The persistence unit on a database of a test, with transactions of its own and every mapping validated. */
public final class Persistence {

    private Persistence() {}

    public static EntityManagerFactory on(DataSource database) {
        return new HibernatePersistenceProvider()
                .createEntityManagerFactory(
                        "sluice",
                        Map.of(
                                "jakarta.persistence.transactionType",
                                "RESOURCE_LOCAL",
                                "jakarta.persistence.nonJtaDataSource",
                                database,
                                "hibernate.cache.use_second_level_cache",
                                "false",
                                // Else Hibernate finds the interface of JSON-B in jakartaee-api and asks for an
                                // implementation.
                                "hibernate.type.json_format_mapper",
                                new NoFormat(),
                                "hibernate.type.xml_format_mapper",
                                new NoFormat()));
    }

    /** No column holds JSON or XML. */
    private static final class NoFormat implements FormatMapper {
        @Override
        public <T> T fromString(CharSequence text, JavaType<T> type, WrapperOptions options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> String toString(T value, JavaType<T> type, WrapperOptions options) {
            throw new UnsupportedOperationException();
        }
    }
}
