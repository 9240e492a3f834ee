package io.sluice.web.security;

import io.sluice.ejb.security.PortalRole;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Who may use a resource: on a method, or on the class for all methods without their own. Without it, nobody may. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface AllowedTo {
    PortalRole[] value();
}
