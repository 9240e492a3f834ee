package io.sluice.radius.attribute;

/**
 * Which attribute: a standard one (vendor 0) or one of a vendor's space (RFC 2865 §5.26).
 *
 * @param vendor IANA enterprise number, 0 for standard attributes
 * @param number attribute number, 1–255
 */
public record AttributeType(int vendor, int number) {

    public AttributeType {
        if (vendor < 0 || number < 1 || number > 255) {
            throw new IllegalArgumentException("no such attribute: vendor " + vendor + ", number " + number);
        }
    }

    public static AttributeType standard(int number) {
        return new AttributeType(0, number);
    }

    public static AttributeType vendor(int vendor, int number) {
        return new AttributeType(vendor, number);
    }

    public boolean isVendorSpecific() {
        return vendor != 0;
    }
}
