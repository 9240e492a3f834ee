package io.sluice.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.web.security.AllowedTo;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.tags.Tag;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openapitools.empoa.swagger.core.internal.SwAdapter;
import org.openapitools.openapistylevalidator.OpenApiSpecStyleValidator;
import org.openapitools.openapistylevalidator.ValidatorParameters;
import org.openapitools.openapistylevalidator.styleerror.StyleError;

/** The description of the interface is valid, names every method of every resource and no other, and leaves nothing unsaid. */
class OpenApiTest {
    private static final java.nio.file.Path SOURCES = java.nio.file.Path.of("src/main/java");
    private static final java.nio.file.Path FRAGMENTS = java.nio.file.Path.of("src/main/webapp/WEB-INF/openapi");

    private static String text;
    private static SwaggerParseResult parsed;

    @BeforeAll
    static void parse() throws IOException {
        List<String> resources = new ArrayList<>();
        try (Stream<java.nio.file.Path> files = Files.list(FRAGMENTS.resolve("resources"))) {
            for (java.nio.file.Path file : files.sorted().toList()) {
                resources.add(Files.readString(file));
            }
        }
        text = OpenApiFragments.document(
                Files.readString(FRAGMENTS.resolve("head.yaml")),
                Files.readString(FRAGMENTS.resolve("components.yaml")),
                resources);
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        parsed = new OpenAPIV3Parser().readContents(text, null, options);
    }

    @Test
    void isValid() {
        assertThat(parsed.getMessages()).isEmpty();
        assertThat(parsed.getOpenAPI().getPaths()).isNotEmpty();
    }

    @Test
    void isAcceptedByTheLinter() {
        // each body has an example as a whole, and a name like nas or login says what its description would
        ValidatorParameters rules = new ValidatorParameters()
                .setValidateModelPropertiesExample(false)
                .setValidateModelPropertiesDescription(false)
                .setHeaderNamingConvention(ValidatorParameters.NamingConvention.AnyCase);

        assertThat(new OpenApiSpecStyleValidator(SwAdapter.toOpenAPI(parsed.getOpenAPI())).validate(rules))
                .extracting(StyleError::toString)
                .as("all but the verbs after a colon, which the linter has no name for")
                .filteredOn(error -> !error.matches(".*:\\S+ -> path should be in hyphen-case"))
                .isEmpty();
    }

    @Test
    void namesEveryMethod_withItsParametersAndRoles() throws IOException, ClassNotFoundException {
        Map<String, String> expected = new TreeMap<>();
        for (Class<?> resource : resources()) {
            for (Method method : resource.getDeclaredMethods()) {
                verb(method)
                        .ifPresent(verb -> expected.put(
                                verb + " " + path(resource, method),
                                ParameterFilter.declared(method) + " " + roles(resource, method)));
            }
        }

        assertThat(documented()).isEqualTo(expected);
    }

    static Stream<Described> operations() {
        return all(parsed.getOpenAPI()).stream();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void describesAnOperation(Described described) {
        Operation operation = described.operation;

        assertThat(operation.getSummary()).isNotBlank();
        assertThat(operation.getDescription()).isNotBlank().endsWith(".");
        assertThat(operation.getTags()).hasSize(1).allMatch(tags()::contains);
        assertThat(all(parsed.getOpenAPI()))
                .filteredOn(each -> each.operation.getOperationId().equals(operation.getOperationId()))
                .hasSize(1);
        assertThat(described.parameters()).allSatisfy(parameter -> {
            assertThat(parameter.getDescription())
                    .as("description of %s", parameter.getName())
                    .isNotBlank();
            assertThat(parameter.getSchema())
                    .as("schema of %s", parameter.getName())
                    .isNotNull();
        });
    }

    @ParameterizedTest
    @MethodSource("operations")
    void saysWhatIsAnswered(Described described) {
        Set<String> codes = described.operation.getResponses().keySet();

        assertThat(codes).contains("400", "401", "403", "503").anyMatch(code -> code.startsWith("2"));
        if (described.path.contains("{") && !described.verb.equals("PUT")) {
            assertThat(codes).contains("404");
        }
        if (described.operation.getRequestBody() != null) {
            assertThat(codes).contains("413", "415", "422");
        }
        described.operation.getResponses().forEach((code, response) -> {
            if (code.startsWith("2") && !code.equals("204")) {
                assertThat(response.getContent()).as("content of %s", code).isNotEmpty();
                assertThat(response.getContent().values()).allMatch(media -> media.getSchema() != null);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("operations")
    void givesAnExampleOfEachBody(Described described) {
        if (described.operation.getRequestBody() != null) {
            assertThat(described.operation.getRequestBody().getContent().values())
                    .allSatisfy(media -> {
                        assertThat(media.getSchema()).isNotNull();
                        assertThat(media.getExample() != null || media.getExamples() != null)
                                .isTrue();
                    });
        }
    }

    @Test
    void definesNoSchemaThatNobodyUses() {
        assertThat(parsed.getOpenAPI().getComponents().getSchemas().keySet())
                .filteredOn(name -> !text.contains("#/components/schemas/" + name + "'"))
                .isEmpty();
    }

    /** An operation with where it is. */
    record Described(String verb, String path, PathItem item, Operation operation) {

        List<Parameter> parameters() {
            return Stream.concat(
                            Optional.ofNullable(item.getParameters()).stream().flatMap(List::stream),
                            Optional.ofNullable(operation.getParameters()).stream()
                                    .flatMap(List::stream))
                    .map(Described::resolved)
                    .toList();
        }

        private static Parameter resolved(Parameter parameter) {
            String reference = parameter.get$ref();
            return reference == null
                    ? parameter
                    : parsed.getOpenAPI()
                            .getComponents()
                            .getParameters()
                            .get(reference.substring(reference.lastIndexOf('/') + 1));
        }

        @Override
        public String toString() {
            return verb + " " + path;
        }
    }

    private static List<Described> all(OpenAPI document) {
        List<Described> found = new ArrayList<>();
        document.getPaths().forEach((path, item) -> item.readOperationsMap()
                .forEach((verb, operation) -> found.add(new Described(verb.name(), path, item, operation))));
        return found;
    }

    private static Set<String> tags() {
        return parsed.getOpenAPI().getTags().stream().map(Tag::getName).collect(Collectors.toSet());
    }

    private static Map<String, String> documented() {
        Map<String, String> found = new TreeMap<>();
        for (Described each : all(parsed.getOpenAPI())) {
            Set<String> names = each.parameters().stream()
                    .filter(parameter -> parameter.getIn().equals("query"))
                    .map(Parameter::getName)
                    .collect(Collectors.toCollection(TreeSet::new));
            String description = each.operation.getDescription();
            found.put(each.toString(), names + " " + description.substring(description.lastIndexOf("For the roles ")));
        }
        return found;
    }

    private static List<Class<?>> resources() throws IOException, ClassNotFoundException {
        List<Class<?>> found = new ArrayList<>();
        try (Stream<java.nio.file.Path> files = Files.walk(SOURCES)) {
            for (java.nio.file.Path file : files.toList()) {
                if (file.toString().endsWith("Resource.java")) {
                    String name = SOURCES.relativize(file).toString();
                    found.add(Class.forName(
                            name.substring(0, name.length() - ".java".length()).replace('/', '.')));
                }
            }
        }
        return found;
    }

    private static Optional<String> verb(Method method) {
        return Stream.of(method.getAnnotations())
                .map(Annotation::annotationType)
                .flatMap(type -> Stream.ofNullable(type.getAnnotation(HttpMethod.class)))
                .map(HttpMethod::value)
                .findFirst();
    }

    private static String path(Class<?> resource, Method method) {
        Path below = method.getAnnotation(Path.class);
        return "/" + resource.getAnnotation(Path.class).value() + (below == null ? "" : "/" + below.value());
    }

    private static String roles(Class<?> resource, Method method) {
        AllowedTo own = method.getAnnotation(AllowedTo.class);
        AllowedTo rule = own == null ? resource.getAnnotation(AllowedTo.class) : own;
        return Stream.of(rule.value())
                .map(role -> role.text())
                .collect(Collectors.joining(", ", "For the roles ", "."));
    }
}
