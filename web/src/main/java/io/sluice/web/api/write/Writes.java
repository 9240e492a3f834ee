package io.sluice.web.api.write;

import io.sluice.ejb.platform.ExpectedState;
import io.sluice.ejb.platform.Warning;
import io.sluice.ejb.platform.Written;
import io.sluice.ejb.security.Actor;
import io.sluice.ejb.security.MasterKey;
import io.sluice.ejb.write.KeyedRequest;
import io.sluice.ejb.write.OnceOnly;
import io.sluice.ejb.write.StoredAnswer;
import io.sluice.ejb.write.UnitOfWork;
import io.sluice.web.problem.Refusal;
import io.sluice.web.security.Caller;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs the change that a request asks for, and answers it. */
@RequestScoped
public class Writes {

    private static final String ROOT = "/api/v1/";
    private static final String TRIAL = "dryRun";

    @EJB
    private UnitOfWork work;

    @EJB
    private OnceOnly once;

    @Inject
    private MasterKey master;

    @Inject
    private HttpServletRequest request;

    /** For the container. */
    public Writes() {}

    Writes(UnitOfWork work, OnceOnly once, MasterKey master, HttpServletRequest request) {
        this.work = work;
        this.once = once;
        this.master = master;
        this.request = request;
    }

    /** Who asks. */
    public Actor actor() {
        return Caller.actorOf(request);
    }

    /** Which state of the thing is to be changed. */
    public ExpectedState expected() {
        return Headers.expected(request.getHeader(HttpHeaders.IF_MATCH), request.getHeader(HttpHeaders.IF_NONE_MATCH));
    }

    /** Whether the change is only to be tried ({@code dryRun=true}). */
    public boolean isTrial() {
        String said = request.getParameter(TRIAL);
        if (said == null || said.equals("false")) {
            return false;
        }
        if (said.equals("true")) {
            return true;
        }
        throw Refusal.ofParameter(TRIAL, "true or false is expected.");
    }

    /** Makes or replaces: 201 with Location, or 200; with the ETag. */
    public <T> Response put(Supplier<Written<T>> change, Function<T, Shown> show) {
        boolean trial = isTrial();
        return response(work.run(trial, () -> answer(change.get(), show)), trial);
    }

    /** Changes a part of something existing: 200 with the ETag. */
    public <T> Response patch(Supplier<Written<T>> change, Function<T, Shown> show) {
        return put(change, show);
    }

    /** Makes something whose name we choose, once per Idempotency-Key: 201 with Location and ETag. */
    public <T> Response post(JsonBody body, Supplier<Written<T>> change, Function<T, Shown> show) {
        String key = Headers.idempotencyKey(request.getHeader("Idempotency-Key"));
        boolean trial = isTrial();
        Supplier<StoredAnswer> answer = () -> answer(change.get(), show);
        return response(key == null || trial ? work.run(trial, answer) : once.run(keyed(key, body), answer), trial);
    }

    /**
     * Takes an order that is carried out later, once per Idempotency-Key, whatever the method.
     *
     * @param body empty for a request without one
     * @param taken makes the answer, which a repetition gets again
     */
    public StoredAnswer take(byte[] body, Supplier<StoredAnswer> taken) {
        String key = Headers.idempotencyKey(request.getHeader("Idempotency-Key"));
        boolean trial = isTrial();
        return key == null || trial
                ? work.run(trial, taken)
                : once.run(new KeyedRequest(actor().name(), key, RequestHash.of(master, request, body)), taken);
    }

    /** Where something is that the interface shows. */
    public String location(String path) {
        return request.getContextPath() + ROOT + path;
    }

    /** Answers with what was kept. */
    public static Response response(StoredAnswer answer, boolean trial) {
        Response.ResponseBuilder response = Response.status(answer.status());
        if (!answer.body().isEmpty()) {
            response.type(MediaType.APPLICATION_JSON_TYPE).entity(answer.body());
        }
        header(response, HttpHeaders.LOCATION, answer.location());
        header(response, HttpHeaders.ETAG, answer.etag());
        header(response, "Sluice-Dry-Run", trial ? "true" : null);
        return response.build();
    }

    /** Removes: 204. */
    public Response delete(Runnable change) {
        boolean trial = isTrial();
        return response(
                work.run(trial, () -> {
                    change.run();
                    return new StoredAnswer(204, null, null, "");
                }),
                trial);
    }

    private KeyedRequest keyed(String key, JsonBody body) {
        return new KeyedRequest(actor().name(), key, RequestHash.of(master, request, body.octets()));
    }

    private <T> StoredAnswer answer(Written<T> written, Function<T, Shown> show) {
        Shown shown = show.apply(written.value());
        Integer version = shown.version();
        String location = location(shown.path());
        return new StoredAnswer(
                written.created() ? 201 : 200,
                written.created() ? location : null,
                version == null ? null : etag(version),
                withWarnings(shown.json(), written.warnings()).toString());
    }

    /** The ETag of a row version. */
    public static String etag(int version) {
        return "\"" + version + '"';
    }

    private static JsonObject withWarnings(JsonObject json, List<Warning> warnings) {
        if (warnings.isEmpty()) {
            return json;
        }
        JsonArrayBuilder told = Json.createArrayBuilder();
        for (Warning warning : warnings) {
            told.add(Json.createObjectBuilder()
                    .add("code", warning.code())
                    .add("pointer", warning.pointer())
                    .add("detail", warning.detail()));
        }
        return Json.createObjectBuilder(json).add("warnings", told).build();
    }

    private static void header(Response.ResponseBuilder response, String name, @Nullable String value) {
        if (value != null) {
            response.header(name, value);
        }
    }
}
