package io.sluice.cli.nas.simulate.wire;

import io.sluice.cli.nas.simulate.bng.Message;
import io.sluice.cli.nas.simulate.bng.Outbox;

/** Turns messages into octets and back, signs and verifies. The BNG may speak with one or the other; a server must not notice. */
public interface WireCodec {

    /** A finished request, with a Message-Authenticator and, where it has a line, that line's password. */
    byte[] request(Outbox.Request request, int identifier);

    /**
     * Reads an answer.
     *
     * @param request the octets that it should answer
     */
    Reading reply(byte[] datagram, byte[] request);

    /** Reads a CoA- or Disconnect-Request. */
    Reading command(byte[] datagram);

    /** A finished answer to a CoA- or Disconnect-Request. */
    byte[] answer(Message reply, byte[] request);
}
