package io.sluice.web.api;

import io.sluice.ejb.platform.Page;
import io.sluice.web.api.write.Writes;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.function.Function;

/** Writes what was found: one object, or a page {@code {"items": […]}} whose Link header leads to the next one (RFC 8288). */
final class Answers {
    private Answers() {}

    static <T> Response page(Page<T> page, Function<T, JsonObject> json, UriInfo asked) {
        JsonArrayBuilder items = Json.createArrayBuilder();
        page.items().forEach(item -> items.add(json.apply(item)));
        JsonObject body = Json.createObjectBuilder().add("items", items).build();
        Response.ResponseBuilder response = Response.ok(body.toString(), MediaType.APPLICATION_JSON_TYPE);
        String next = page.next();
        return next == null
                ? response.build()
                : response.header("Link", link(asked, next)).build();
    }

    static Response one(JsonObject object) {
        return Response.ok(object.toString(), MediaType.APPLICATION_JSON_TYPE).build();
    }

    /** With its ETag, which a change must name. */
    static Response one(JsonObject object, int version) {
        return Response.ok(object.toString(), MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.ETAG, Writes.etag(version))
                .build();
    }

    /** Relative, so that it holds behind a proxy under another name. */
    private static String link(UriInfo asked, String cursor) {
        String path = asked.getRequestUri().getRawPath();
        String query = asked.getRequestUriBuilder()
                .replaceQueryParam("cursor", "{cursor}")
                .build(cursor)
                .getRawQuery();
        return '<' + path + '?' + query + ">; rel=\"next\"";
    }
}
