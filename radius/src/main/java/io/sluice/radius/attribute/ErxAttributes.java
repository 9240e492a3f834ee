package io.sluice.radius.attribute;

/**
 * Juniper's (formerly Unisphere's) attributes that Sluice's code refers to by name, called as JunosE calls them.
 *
 * <p>Tagged are 65, 67, 68, 69, 140, 179 and 180; Deactivate-Service and Service-Session are not.
 */
public final class ErxAttributes {

    /** The enterprise number of Unisphere, which Juniper's edge routers inherited. */
    public static final int VENDOR = 4874;

    public static final AttributeType VIRTUAL_ROUTER = erx(1);
    /** Activation string of a service to start, tagged text. */
    public static final AttributeType ACTIVATE_SERVICE = erx(65);
    /** Activation string of a service to stop, untagged text. */
    public static final AttributeType DEACTIVATE_SERVICE = erx(66);
    /** Limit in MB of output, tagged number; 0 means none. */
    public static final AttributeType SERVICE_VOLUME = erx(67);
    /** Limit in seconds, tagged number; 0 means none. */
    public static final AttributeType SERVICE_TIMEOUT = erx(68);
    /** 0 none, 1 time, 2 time and volume; tagged number. */
    public static final AttributeType SERVICE_STATISTICS = erx(69);
    /** Activation string of the service that an accounting record is about, untagged text. */
    public static final AttributeType SERVICE_SESSION = erx(83);
    /** Seconds between interim records of a service, tagged number; 0 means none. */
    public static final AttributeType SERVICE_INTERIM_ACCT_INTERVAL = erx(140);
    /** Which part of the subscribers Accounting-On and -Off are about. */
    public static final AttributeType ICR_PARTITION_ID = erx(150);

    public static final AttributeType IPV6_ACCT_INPUT_OCTETS = erx(151);
    public static final AttributeType IPV6_ACCT_OUTPUT_OCTETS = erx(152);
    public static final AttributeType IPV6_ACCT_INPUT_PACKETS = erx(153);
    public static final AttributeType IPV6_ACCT_OUTPUT_PACKETS = erx(154);
    public static final AttributeType IPV6_ACCT_INPUT_GIGAWORDS = erx(155);
    public static final AttributeType IPV6_ACCT_OUTPUT_GIGAWORDS = erx(156);
    /** What kind of service Activate-Service names, number; Junos only. */
    public static final AttributeType SERVICE_ACTIVATE_TYPE = erx(173);
    /** Why the router refused, text in a CoA-NAK; Junos only. */
    public static final AttributeType ACTION_REASON = erx(178);
    /** Limit in units of 4 GB, added to Service-Volume, tagged number; Junos only. */
    public static final AttributeType SERVICE_VOLUME_GIGAWORDS = erx(179);
    /** Activation string of an active service whose limits change, tagged text; Junos only. */
    public static final AttributeType UPDATE_SERVICE = erx(180);
    /** Joins many CoA-Requests to one transaction, number; Junos only. */
    public static final AttributeType BULK_COA_TRANSACTION_ID = erx(194);
    /** Names one CoA-Request of a transaction, number; Junos only. */
    public static final AttributeType BULK_COA_IDENTIFIER = erx(195);
    /** Why an accounting record was sent, a bit mask; Junos only. */
    public static final AttributeType ACCT_REQUEST_REASON = erx(210);

    private ErxAttributes() {}

    private static AttributeType erx(int number) {
        return AttributeType.vendor(VENDOR, number);
    }
}
