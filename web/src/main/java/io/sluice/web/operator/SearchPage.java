package io.sluice.web.operator;

import io.sluice.ejb.overview.Findings;
import io.sluice.ejb.overview.SearchText;
import io.sluice.ejb.overview.SessionSearch;
import io.sluice.web.portal.Visitor;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the search box leads to: the one session or NAS that was meant, else all that could have been, in groups. */
@Named("searchPage")
@RequestScoped
public class SearchPage {

    @EJB
    private SessionSearch search;

    @Inject
    private Visitor visitor;

    private @Nullable String text;
    private @Nullable Findings findings;

    /** Looks, and goes on at once where only one thing was meant. */
    public void look() throws IOException {
        findings = search.find(SearchText.of(text), visitor.scope());
        Optional<String> only = findings.onlySession()
                .map(id -> "session?id=" + id)
                .or(() ->
                        findings.onlyNas().map(name -> "nas?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8)));
        if (only.isPresent()) {
            ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
            external.redirect(external.getRequestContextPath() + "/operator/" + only.get());
        }
    }

    public Findings getFindings() {
        return Objects.requireNonNull(findings, "look() comes first");
    }

    /** Says why the sessions of a group were found. */
    public String title(Findings.Group group) {
        return switch (group.reason()) {
            case ID -> "Session with this id";
            case ACCT_SESSION_ID -> "Sessions their NAS calls so";
            case LOGIN_OPEN -> "Open sessions of this login";
            case LOGIN_CLOSED -> "Earlier sessions of this login";
            case LOGIN_BEGINNING -> "Open sessions of logins that begin so";
            case ADDRESS -> "Sessions that have this address now";
        };
    }

    public boolean isBlank() {
        return SearchText.of(text).text().isEmpty();
    }

    public @Nullable String getText() {
        return text;
    }

    public void setText(@Nullable String text) {
        this.text = text;
    }
}
