package io.sluice.ejb.write;

import io.sluice.ejb.write.IdempotentRequests.Claim;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.function.Supplier;

/** Makes a change once per idempotency key: a repetition gets the answer of the first and changes nothing. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OnceOnly {

    @EJB
    private UnitOfWork work;

    @Inject
    private IdempotentRequests requests;

    @SuppressWarnings("NullAway.Init")
    protected OnceOnly() {}

    OnceOnly(UnitOfWork work, IdempotentRequests requests) {
        this.work = work;
        this.requests = requests;
    }

    /**
     * Makes the change, or gives the answer it was given before.
     *
     * @throws io.sluice.ejb.platform.Refused if the change is refused, in which case the key is free again; if the key came
     *     with another request; or if its first request still runs
     */
    public StoredAnswer run(KeyedRequest request, Supplier<StoredAnswer> change) {
        Claim claim = requests.claim(request);
        return requests.begin(claim).orElseGet(() -> change(claim, change));
    }

    private StoredAnswer change(Claim claim, Supplier<StoredAnswer> change) {
        boolean done = false;
        try {
            StoredAnswer answer = work.run(false, () -> {
                StoredAnswer made = change.get();
                requests.keep(claim, made);
                return made;
            });
            done = true;
            return answer;
        } finally {
            if (!done) {
                requests.release(claim);
            }
        }
    }
}
