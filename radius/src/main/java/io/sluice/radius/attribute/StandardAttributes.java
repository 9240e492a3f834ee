package io.sluice.radius.attribute;

/** Attributes of RFC 2865, 2866, 2869, 3162, 3576/5176 that Sluice's code refers to by name. */
public final class StandardAttributes {

    public static final AttributeType USER_NAME = AttributeType.standard(1);
    public static final AttributeType USER_PASSWORD = AttributeType.standard(2);
    public static final AttributeType CHAP_PASSWORD = AttributeType.standard(3);
    public static final AttributeType NAS_IP_ADDRESS = AttributeType.standard(4);
    public static final AttributeType NAS_PORT = AttributeType.standard(5);
    public static final AttributeType SERVICE_TYPE = AttributeType.standard(6);
    public static final AttributeType FRAMED_IP_ADDRESS = AttributeType.standard(8);
    public static final AttributeType REPLY_MESSAGE = AttributeType.standard(18);
    public static final AttributeType STATE = AttributeType.standard(24);
    public static final AttributeType CLASS = AttributeType.standard(25);
    public static final AttributeType VENDOR_SPECIFIC = AttributeType.standard(26);
    public static final AttributeType SESSION_TIMEOUT = AttributeType.standard(27);
    public static final AttributeType CALLED_STATION_ID = AttributeType.standard(30);
    public static final AttributeType CALLING_STATION_ID = AttributeType.standard(31);
    public static final AttributeType NAS_IDENTIFIER = AttributeType.standard(32);
    public static final AttributeType PROXY_STATE = AttributeType.standard(33);
    public static final AttributeType ACCT_STATUS_TYPE = AttributeType.standard(40);
    public static final AttributeType ACCT_DELAY_TIME = AttributeType.standard(41);
    public static final AttributeType ACCT_INPUT_OCTETS = AttributeType.standard(42);
    public static final AttributeType ACCT_OUTPUT_OCTETS = AttributeType.standard(43);
    public static final AttributeType ACCT_SESSION_ID = AttributeType.standard(44);
    public static final AttributeType ACCT_SESSION_TIME = AttributeType.standard(46);
    public static final AttributeType ACCT_INPUT_PACKETS = AttributeType.standard(47);
    public static final AttributeType ACCT_OUTPUT_PACKETS = AttributeType.standard(48);
    public static final AttributeType ACCT_TERMINATE_CAUSE = AttributeType.standard(49);
    public static final AttributeType ACCT_INPUT_GIGAWORDS = AttributeType.standard(52);
    public static final AttributeType ACCT_OUTPUT_GIGAWORDS = AttributeType.standard(53);
    public static final AttributeType EVENT_TIMESTAMP = AttributeType.standard(55);
    public static final AttributeType CHAP_CHALLENGE = AttributeType.standard(60);
    public static final AttributeType EAP_MESSAGE = AttributeType.standard(79);
    public static final AttributeType MESSAGE_AUTHENTICATOR = AttributeType.standard(80);
    public static final AttributeType ACCT_INTERIM_INTERVAL = AttributeType.standard(85);
    public static final AttributeType NAS_PORT_ID = AttributeType.standard(87);
    public static final AttributeType NAS_IPV6_ADDRESS = AttributeType.standard(95);
    public static final AttributeType FRAMED_IPV6_PREFIX = AttributeType.standard(97);
    public static final AttributeType ERROR_CAUSE = AttributeType.standard(101);
    public static final AttributeType DELEGATED_IPV6_PREFIX = AttributeType.standard(123);
    public static final AttributeType FRAMED_IPV6_ADDRESS = AttributeType.standard(168);

    private StandardAttributes() {}
}
