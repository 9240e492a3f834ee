package io.sluice.cli.nas.load;

import io.sluice.radius.packet.PacketCode;

/** A kind of request. */
enum Kind {
    LOGIN(PacketCode.ACCESS_REQUEST, PacketCode.ACCESS_ACCEPT, 0),
    START(PacketCode.ACCOUNTING_REQUEST, PacketCode.ACCOUNTING_RESPONSE, 1),
    INTERIM(PacketCode.ACCOUNTING_REQUEST, PacketCode.ACCOUNTING_RESPONSE, 3),
    STOP(PacketCode.ACCOUNTING_REQUEST, PacketCode.ACCOUNTING_RESPONSE, 2);

    private final PacketCode code;
    private final PacketCode expected;
    private final int statusType;

    Kind(PacketCode code, PacketCode expected, int statusType) {
        this.code = code;
        this.expected = expected;
        this.statusType = statusType;
    }

    PacketCode code() {
        return code;
    }

    /** What a server that has nothing against it answers. */
    PacketCode expected() {
        return expected;
    }

    /** The number of Acct-Status-Type. */
    int statusType() {
        return statusType;
    }

    boolean isLogin() {
        return this == LOGIN;
    }
}
