package io.sluice.subscriber;

import java.util.List;

/** A profile, and what of its source could not be used as it is written. */
public record ProjectedProfile(LoginProfile profile, List<ProfileWarning> warnings) {

    public ProjectedProfile {
        warnings = List.copyOf(warnings);
    }
}
