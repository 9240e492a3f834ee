package io.sluice.web.api;

import static io.sluice.ejb.security.PortalRole.ADMIN;
import static io.sluice.ejb.security.PortalRole.AUDITOR;
import static io.sluice.ejb.security.PortalRole.OPERATOR;

import io.sluice.batch.jobs.JobDesk;
import io.sluice.batch.jobs.JobName;
import io.sluice.batch.jobs.JobView;
import io.sluice.ejb.platform.Members;
import io.sluice.ejb.platform.Page;
import io.sluice.ejb.security.AuditTrail;
import io.sluice.ejb.write.StoredAnswer;
import io.sluice.web.api.write.Writes;
import io.sluice.web.problem.Refusal;
import io.sluice.web.security.AllowedTo;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Work on everything there is, which takes long: started, stopped, and how far it has come. */
@Path("jobs")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@AllowedTo({ADMIN, OPERATOR, AUDITOR})
public class JobsResource {

    private static final byte[] NO_BODY = new byte[0];

    @EJB
    private JobDesk desk;

    @Inject
    private Writes writes;

    @Inject
    private AuditTrail audit;

    @Context
    private UriInfo asked;

    @GET
    public Response list(@QueryParam("limit") @Nullable String limit) {
        int most = Parameters.page(limit, null).limit();
        return Answers.page(new Page<>(desk.jobs().stream().limit(most).toList(), null), JobsResource::json, asked);
    }

    @GET
    @Path("{name}")
    public Response one(@PathParam("name") String name) {
        return Answers.one(json(desk.job(named(name))));
    }

    /** Starts it, or has it go on where it was stopped. */
    @POST
    @Path("{name}:start")
    @AllowedTo({ADMIN, OPERATOR})
    public Response start(@PathParam("name") String name) {
        return ordered(named(name), "job.started", desk::start);
    }

    /** Has it end after the piece it is at. */
    @POST
    @Path("{name}:stop")
    @AllowedTo({ADMIN, OPERATOR})
    public Response stop(@PathParam("name") String name) {
        return ordered(named(name), "job.stopped", desk::stop);
    }

    private Response ordered(JobName name, String action, Function<JobName, JobView> order) {
        boolean trial = writes.isTrial();
        StoredAnswer answer = writes.take(NO_BODY, () -> {
            JobView view = trial ? desk.job(name) : order.apply(name);
            audit.record(writes.actor(), action, "/jobs/" + name.text(), null, json(view));
            return new StoredAnswer(202, null, null, json(view).toString());
        });
        return Writes.response(answer, trial);
    }

    private static JobName named(String name) {
        return JobName.of(name).orElseThrow(() -> Refusal.notFound("There is no job of the name " + name + '.'));
    }

    private static JsonObject json(JobView job) {
        return new Members()
                .with("name", job.name().text())
                .with("description", job.name().description())
                .with("state", job.state())
                .with("run", job.run())
                .with("percent", job.percent())
                .with("total", job.total())
                .with("done", job.done())
                .with("changed", job.changed())
                .with("detail", job.detail().isEmpty() ? null : job.detail())
                .with("startedAt", job.startedAt())
                .with("updatedAt", job.updatedAt())
                .with("endedAt", job.endedAt())
                .build();
    }
}
