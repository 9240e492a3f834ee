package io.sluice.web.operator;

import io.sluice.batch.jobs.JobDesk;
import io.sluice.batch.jobs.JobState;
import io.sluice.batch.jobs.JobView;
import io.sluice.ejb.security.PortalRole;
import io.sluice.web.portal.Visitor;
import io.sluice.web.security.Caller;
import io.sluice.web.security.PageForms;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Jobs and how far each has come. They concern all tenants, so whoever sees one tenant only does not see them. */
@Named("jobsPage")
@RequestScoped
public class JobsPage {

    @EJB
    private JobDesk desk;

    @Inject
    private Visitor visitor;

    @Inject
    private HttpServletRequest request;

    private @Nullable List<JobView> jobs;
    private @Nullable Optional<PageForms.Word> word;

    /** Answers that the page is not there to whom it is not for. */
    public void load() throws IOException {
        if (!visitor.isOperator()) {
            FacesContext faces = FacesContext.getCurrentInstance();
            faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, null);
            faces.responseComplete();
        }
    }

    public List<JobView> getJobs() {
        if (jobs == null) {
            jobs = visitor.isOperator() ? desk.jobs() : List.of();
        }
        return jobs;
    }

    public boolean isChangeable() {
        return mayStart(Caller.of(request));
    }

    /** Jobs concern everybody's sessions, so nobody's manager may start one. */
    static boolean mayStart(Optional<Caller> caller) {
        return caller.filter(known -> known.role() == PortalRole.ADMIN || known.role() == PortalRole.OPERATOR)
                .isPresent();
    }

    public boolean isRunning(JobView job) {
        return job.state() == JobState.RUNNING;
    }

    /** Whether a start goes on instead of beginning anew. */
    public boolean isUnfinished(JobView job) {
        return job.state() == JobState.STOPPED || job.state() == JobState.FAILED;
    }

    /** What the form that led here came to; null without one. */
    public PageForms.@Nullable Word getWord() {
        if (word == null) {
            word = PageForms.take(request);
        }
        return word.orElse(null);
    }
}
