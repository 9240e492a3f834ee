package io.sluice.web.api;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.sluice.ejb.security.PortalRole;
import io.sluice.web.security.AllowedTo;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every method of every resource class there is, found by its annotations. */
final class RestMethods {

    private RestMethods() {}

    /**
     * One of them.
     *
     * @param path as in the description of the interface, like {@code /nas/{name}}
     */
    record RestMethod(String verb, String path, Set<PortalRole> allowed) {

        @Override
        public String toString() {
            return verb + ' ' + path;
        }
    }

    static List<RestMethod> all() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.sluice.web").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .map(JavaClass::reflect)
                        .flatMap(RestMethods::of)
                        .toList();
    }

    static Stream<RestMethod> of(Class<?> resource) {
        return Arrays.stream(resource.getDeclaredMethods()).flatMap(method -> verb(method).stream()
                .map(verb -> new RestMethod(verb, path(resource, method), allowed(resource, method))));
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .filter(found -> found != null)
                .map(HttpMethod::value)
                .findFirst();
    }

    private static String path(Class<?> resource, Method method) {
        Path below = method.getAnnotation(Path.class);
        String root = "/" + resource.getAnnotation(Path.class).value();
        String whole = below == null ? root : root + (below.value().startsWith(":") ? "" : "/") + below.value();
        return whole.replaceAll("\\{(\\w+) *:[^}]*}", "{$1}");
    }

    private static Set<PortalRole> allowed(Class<?> resource, Method method) {
        AllowedTo own = method.getAnnotation(AllowedTo.class);
        @Nullable AllowedTo rule = own == null ? resource.getAnnotation(AllowedTo.class) : own;
        return rule == null
                ? Set.of()
                : Arrays.stream(rule.value()).collect(Collectors.toCollection(() -> EnumSet.noneOf(PortalRole.class)));
    }
}
