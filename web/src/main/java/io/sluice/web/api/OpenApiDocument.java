package io.sluice.web.api;

import jakarta.servlet.ServletContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * {@code /openapi}: the description of the interface, open to all. It is written by hand, one file for each resource in {@code
 * WEB-INF/openapi/resources}; a test holds it to the resources.
 */
@WebServlet("/openapi")
public class OpenApiDocument extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String FOLDER = "/WEB-INF/openapi/";

    private String document = "";

    @Override
    public void init() {
        ServletContext files = getServletContext();
        List<String> resources = new ArrayList<>();
        for (String path : new TreeSet<>(files.getResourcePaths(FOLDER + "resources/"))) {
            resources.add(text(files, path));
        }
        document = OpenApiFragments.document(
                text(files, FOLDER + "head.yaml"), text(files, FOLDER + "components.yaml"), resources);
    }

    private static String text(ServletContext files, String path) {
        try (InputStream octets = Objects.requireNonNull(files.getResourceAsStream(path), path)) {
            return new String(octets.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + path, e);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/yaml");
        response.getOutputStream().write(document.getBytes(StandardCharsets.UTF_8));
    }
}
