package io.sluice.cli.nas.simulate.bng;

/** Where the BNG writes down what happened to it, packets aside. */
public interface Journal {

    /**
     * @param event such as {@code boot} or {@code limit-reached}
     * @param session the Acct-Session-Id it is about, empty where it is about none
     */
    void note(String event, String session, String detail);
}
