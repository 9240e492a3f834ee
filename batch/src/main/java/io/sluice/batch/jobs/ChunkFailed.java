package io.sluice.batch.jobs;

import jakarta.batch.api.chunk.listener.AbstractChunkListener;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Keeps why a piece of work failed for whoever notes the end. */
@Named("chunkFailed")
@Dependent
public class ChunkFailed extends AbstractChunkListener {

    @Inject
    private JobContext context;

    @Inject
    private JobFailure failure;

    @SuppressWarnings("NullAway.Init")
    protected ChunkFailed() {}

    @Override
    public void onError(Exception why) {
        failure.because(context.getExecutionId(), why);
    }
}
