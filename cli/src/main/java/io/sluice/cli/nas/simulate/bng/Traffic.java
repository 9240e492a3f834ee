package io.sluice.cli.nas.simulate.bng;

/** What has flowed since a session began, in octets and packets; input comes from the subscriber. */
public record Traffic(long inputOctets, long outputOctets, long inputPackets, long outputPackets) {

    static final Traffic NONE = new Traffic(0, 0, 0, 0);

    Traffic plus(Traffic other) {
        return new Traffic(
                inputOctets + other.inputOctets,
                outputOctets + other.outputOctets,
                inputPackets + other.inputPackets,
                outputPackets + other.outputPackets);
    }
}
