package io.sluice.radius.dictionary;

/**
 * One attribute of a packet as people read it.
 *
 * @param name as the dictionary has it, or raw such as {@code Attr-26.4874.65}
 * @param tag 1–31, or 0 for none
 * @param text the value; hexadecimal after {@code 0x} where the name is raw or the type has no text
 */
public record NamedAttribute(String name, int tag, String text) {

    /** {@code name:tag = text}, without the tag where there is none. */
    @Override
    public String toString() {
        return name + (tag == 0 ? "" : ":" + tag) + " = " + text;
    }
}
