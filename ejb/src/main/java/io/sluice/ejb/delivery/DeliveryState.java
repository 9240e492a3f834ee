package io.sluice.ejb.delivery;

/** Where a record on its way to a retailer's server stands. The codes are what is stored. */
public enum DeliveryState {
    /** No server has answered yet. */
    WAITING(1),
    ANSWERED(2),
    /** An interim record that was given up because too much waited; its session's later records tell more. */
    SHED(3),
    /** It cannot be put into a packet. */
    UNSENDABLE(4);

    private final int code;

    DeliveryState(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public static DeliveryState of(int code) {
        return values()[code - 1];
    }
}
