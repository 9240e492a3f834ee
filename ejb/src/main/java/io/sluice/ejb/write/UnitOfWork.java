package io.sluice.ejb.write;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBContext;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.function.Supplier;

/** The transaction of one change: whatever a manager does within {@link #run} is stored together or not at all. */
@Stateless
public class UnitOfWork {

    @PersistenceContext(unitName = "sluice")
    private EntityManager entities;

    @Resource
    private EJBContext context;

    @SuppressWarnings("NullAway.Init")
    protected UnitOfWork() {}

    /**
     * Makes a change.
     *
     * @param trial whether to undo it when everything is checked and the answer is made
     * @throws io.sluice.ejb.platform.Refused also where another change at the same moment got in the way
     */
    public <T> T run(boolean trial, Supplier<T> change) {
        try {
            T answer = change.get();
            entities.flush();
            if (trial) {
                context.setRollbackOnly();
            }
            return answer;
        } catch (RuntimeException e) {
            throw Collision.of(e).orElse(e);
        }
    }
}
