package io.sluice.web.api.bulk;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The lines of a stream as octets, each up to 64 KiB; of a longer one only that it is too long. A line ends with LF or CR LF; what
 * follows the last LF is a line if it is not empty. For one thread.
 */
public final class Lines {

    /** Most octets of a line. */
    public static final int LONGEST = 1 << 16;

    private final InputStream in;
    private byte[] line = new byte[1_024];
    private int length;
    private long number;
    private boolean isTooLong;

    public Lines(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /** Goes to the next line, if there is one. */
    public boolean next() throws IOException {
        length = 0;
        isTooLong = false;
        int octet = in.read();
        if (octet < 0) {
            return false;
        }
        while (octet >= 0 && octet != '\n') {
            append(octet);
            octet = in.read();
        }
        if (length > 0 && line[length - 1] == '\r') {
            length--;
        }
        number++;
        return true;
    }

    private void append(int octet) {
        if (length == LONGEST) {
            isTooLong = true;
            return;
        }
        if (length == line.length) {
            line = Arrays.copyOf(line, length * 2);
        }
        line[length++] = (byte) octet;
    }

    /** From 1. */
    public long number() {
        return number;
    }

    public boolean isTooLong() {
        return isTooLong;
    }

    public boolean isBlank() {
        for (int i = 0; i < length; i++) {
            if (line[i] != ' ' && line[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    /** The line without its end. */
    public byte[] octets() {
        return Arrays.copyOf(line, length);
    }
}
