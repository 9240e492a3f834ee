package io.sluice.ejb.platform;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.format.FormatMapper;

/** Opens the application's own persistence unit on a migrated database, which validates the mapping against it. */
public final class PersistenceUnit {

    private PersistenceUnit() {}

    public static EntityManagerFactory on(DataSource database) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("jakarta.persistence.transactionType", "RESOURCE_LOCAL");
        settings.put("jakarta.persistence.jtaDataSource", null);
        settings.put("jakarta.persistence.nonJtaDataSource", database);
        // Found by itself on the API alone, the JSON mapper fails for want of a provider; nothing of ours is mapped to
        // JSON.
        settings.put("hibernate.type.json_format_mapper", new NoJson());
        return Persistence.createEntityManagerFactory("sluice", settings);
    }

    private static final class NoJson implements FormatMapper {

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
