package io.sluice.cli.nas.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WorkloadTest {

    @Test
    void goesOnWithASubscriber_beforeItTakesANewOne() {
        Workload workload = new Workload(Mode.ACCT.chain(1), 2);
        long first = workload.take();
        workload.succeeded(first);

        long second = workload.take();
        long third = workload.take();

        assertThat(List.of(workload.kind(first), workload.kind(second), workload.kind(third)))
                .containsExactly(Kind.START, Kind.INTERIM, Kind.START);
        assertThat(List.of(Workload.session(first), Workload.session(second), Workload.session(third)))
                .containsExactly(0L, 0L, 1L);
        assertThat(workload.take()).isEqualTo(Workload.NONE);
        assertThat(workload.isExhausted()).isTrue();
    }

    @Test
    void endsAChain_withItsLastRequest() {
        Workload workload = new Workload(Mode.STORM.chain(0), 1);
        long login = workload.take();
        workload.succeeded(login);
        long start = workload.take();

        workload.succeeded(start);

        assertThat(workload.kind(start)).isEqualTo(Kind.START);
        assertThat(workload.take()).isEqualTo(Workload.NONE);
    }

    @Test
    void keepsItsOrder_whenManyWait() {
        Workload workload = new Workload(Mode.STORM.chain(0), Long.MAX_VALUE / 512);
        for (int i = 0; i < 700; i++) {
            workload.succeeded(workload.take() / 256 * 256);
        }
        long[] logins = new long[2_000];
        for (int i = 0; i < logins.length; i++) {
            long job = workload.take();
            logins[i] = Workload.step(job) == 0 ? job : workload.take();
        }

        for (long login : logins) {
            workload.succeeded(login / 256 * 256);
        }

        long last = -1;
        for (int i = 0; i < logins.length; i++) {
            long job = workload.take();
            assertThat(workload.kind(job)).isEqualTo(Kind.START);
            assertThat(Workload.session(job)).isGreaterThanOrEqualTo(last);
            last = Workload.session(job);
        }
    }

    @Test
    void takesNothing_onceStopped() {
        Workload workload = new Workload(Mode.AUTH.chain(0), 10);
        workload.take();

        workload.stop();

        assertThat(workload.take()).isEqualTo(Workload.NONE);
        assertThat(workload.isExhausted()).isTrue();
    }
}
