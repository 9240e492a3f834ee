package io.sluice.subscriber;

import org.jspecify.annotations.Nullable;

/** What a node of the tree is; stored by name. */
public enum SubscriberKind {
    /** Groups others. */
    FOLDER,
    ENTERPRISE,
    SITE,
    /** A line of a site, which may log in. */
    ACCESS,
    /** A household's line, which may log in. */
    RESIDENTIAL;

    /** Whether a node of this kind may have a login. */
    public boolean mayLogIn() {
        return this == ACCESS || this == RESIDENTIAL;
    }

    /**
     * Where a node of this kind may stand: lines of households, folders and enterprises below a retailer or a folder; sites
     * below an enterprise; a site's lines also directly below an enterprise.
     *
     * @param parent the kind of the node above, null directly below the retailer
     */
    public boolean mayStandBelow(@Nullable SubscriberKind parent) {
        return switch (this) {
            case FOLDER, ENTERPRISE, RESIDENTIAL -> parent == null || parent == FOLDER;
            case SITE -> parent == ENTERPRISE;
            case ACCESS -> parent == ENTERPRISE || parent == SITE;
        };
    }
}
