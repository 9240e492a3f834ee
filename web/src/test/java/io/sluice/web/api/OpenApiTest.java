package io.sluice.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.web.security.AllowedTo;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The document names every resource, with its parameters and its roles, and no other. */
class OpenApiTest {
    private static final List<Class<?>> RESOURCES =
            List.of(SubscriberSessionsResource.class, ServiceSessionsResource.class, AccountingRecordsResource.class);

    @Test
    void namesEveryResource_withItsParametersAndRoles() throws IOException {
        Map<String, String> expected = new TreeMap<>();
        for (Class<?> resource : RESOURCES) {
            for (Method method : resource.getDeclaredMethods()) {
                if (method.isAnnotationPresent(GET.class)) {
                    expected.put(path(resource, method), ParameterFilter.declared(method) + " " + roles(resource));
                }
            }
        }

        assertThat(documented()).isEqualTo(expected);
    }

    @Test
    void knowsAllResourcesOfThePackage() throws IOException {
        try (Stream<java.nio.file.Path> sources =
                Files.list(java.nio.file.Path.of("src/main/java/io/sluice/web/api"))) {
            assertThat(sources.map(source -> source.getFileName().toString())
                            .filter(name -> name.endsWith("Resource.java")))
                    .containsExactlyInAnyOrderElementsOf(RESOURCES.stream()
                            .map(resource -> resource.getSimpleName() + ".java")
                            .toList());
        }
    }

    @SuppressWarnings("unchecked") // the shape of an OpenAPI document
    private static Map<String, String> documented() throws IOException {
        String text = Files.readString(java.nio.file.Path.of("src/main/webapp/openapi.yaml"));
        Map<String, Object> document = new Yaml().load(text);
        Map<String, String> found = new TreeMap<>();
        ((Map<String, Map<String, Object>>) document.get("paths")).forEach((path, item) -> {
            Map<String, Object> get = (Map<String, Object>) item.get("get");
            List<Map<String, Object>> parameters =
                    (List<Map<String, Object>>) get.getOrDefault("parameters", List.of());
            String names = parameters.stream()
                    .map(parameter -> parameter.get("name").toString())
                    .sorted()
                    .collect(Collectors.joining(", ", "[", "]"));
            found.put(path, names + " " + get.get("description"));
        });
        return found;
    }

    private static String path(Class<?> resource, Method method) {
        Path below = method.getAnnotation(Path.class);
        return "/" + resource.getAnnotation(Path.class).value() + (below == null ? "" : "/" + below.value());
    }

    private static String roles(Class<?> resource) {
        return Arrays.stream(resource.getAnnotation(AllowedTo.class).value())
                .map(role -> role.text())
                .collect(Collectors.joining(", ", "For the roles ", "."));
    }
}
