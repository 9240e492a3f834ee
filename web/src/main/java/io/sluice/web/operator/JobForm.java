package io.sluice.web.operator;

import io.sluice.batch.jobs.JobDesk;
import io.sluice.batch.jobs.JobName;
import io.sluice.ejb.platform.Members;
import io.sluice.ejb.platform.Refused;
import io.sluice.ejb.platform.Sentence;
import io.sluice.ejb.security.AuditTrail;
import io.sluice.web.security.Caller;
import io.sluice.web.security.PageForms;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/** Starts and stops jobs for the page of jobs, and leads back to it. */
@WebServlet("/operator/job")
public class JobForm extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @EJB
    private transient JobDesk desk;

    @Inject
    private transient AuditTrail audit;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!PageForms.isOurs(request) || !JobsPage.mayStart(Caller.of(request))) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        Optional<JobName> job = JobName.of(Objects.requireNonNullElse(request.getParameter("job"), ""));
        boolean start = "start".equals(request.getParameter("do"));
        if (job.isEmpty()) {
            PageForms.leave(request, "There is no such job.", true);
        } else {
            order(request, job.get(), start);
        }
        response.setHeader("Location", request.getContextPath() + "/operator/jobs");
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    }

    private void order(HttpServletRequest request, JobName job, boolean start) {
        try {
            if (start) {
                desk.start(job);
            } else {
                desk.stop(job);
            }
            audit.record(
                    Caller.actorOf(request),
                    start ? "job.started" : "job.stopped",
                    "/jobs/" + job.text(),
                    null,
                    new Members().with("name", job.text()).build());
            PageForms.leave(request, start ? "Started." : "It ends after the piece it is at.", false);
        } catch (Refused refused) {
            refuse(request, refused);
        } catch (EJBException wrapped) {
            if (!(wrapped.getCause() instanceof Refused refused)) {
                throw wrapped;
            }
            refuse(request, refused);
        }
    }

    private static void refuse(HttpServletRequest request, Refused refused) {
        PageForms.leave(
                request, Sentence.of(Objects.requireNonNullElse(refused.getMessage(), "It was refused.")), true);
    }
}
