package io.sluice.dialect.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** FreeRADIUS's radsniff reads packets from a capture file and prints their attributes by its own dictionary. */
final class Radsniff {

    private static final int UDP_HEADER = 8;
    private static final int IP_HEADER = 20;
    private static final int ETHERNET_HEADER = 14;

    private Radsniff() {}

    static boolean isInstalled() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> new File(folder, "radsniff").canExecute());
    }

    /**
     * The attributes of each packet as {@code name[:tag] = value}, in an order of FreeRADIUS's choice, without quotation marks.
     *
     * @param packets requests to a CoA port
     */
    static List<List<String>> read(List<byte[]> packets) throws IOException, InterruptedException {
        Path capture = Files.createTempFile("dialects", ".pcap");
        Path printed = Files.createTempFile("dialects", ".txt");
        try {
            Files.write(capture, capture(packets));
            Process process = new ProcessBuilder("radsniff", "-x", "-e", "received", "-I", capture.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(printed.toFile())
                    .start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return parse(Files.readString(printed, StandardCharsets.UTF_8));
        } finally {
            Files.delete(capture);
            Files.delete(printed);
        }
    }

    private static List<List<String>> parse(String output) {
        List<List<String>> packets = new ArrayList<>();
        for (String line : output.lines().toList()) {
            if (line.contains(" Id ")) {
                packets.add(new ArrayList<>());
            } else if (line.startsWith("\t") && !line.startsWith("\tAuthenticator-Field")) {
                packets.get(packets.size() - 1).add(line.strip().replaceFirst("^([^ ]+ = )\"(.*)\"$", "$1$2"));
            }
        }
        packets.forEach(attributes -> attributes.removeIf(each -> each.startsWith("Authenticator-Field = ")));
        return packets;
    }

    /** A capture file (libpcap 2.4, Ethernet) with each packet on a UDP port of its own, so that none is taken for a repeat. */
    private static byte[] capture(List<byte[]> packets) {
        int size = 24;
        for (byte[] packet : packets) {
            size += 16 + ETHERNET_HEADER + IP_HEADER + UDP_HEADER + packet.length;
        }
        ByteBuffer file = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(0xa1b2c3d4)
                .putShort((short) 2)
                .putShort((short) 4)
                .putInt(0)
                .putInt(0);
        file.putInt(65_535).putInt(1);
        for (int i = 0; i < packets.size(); i++) {
            byte[] packet = packets.get(i);
            int frame = ETHERNET_HEADER + IP_HEADER + UDP_HEADER + packet.length;
            file.order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(i + 1)
                    .putInt(0)
                    .putInt(frame)
                    .putInt(frame);
            file.order(ByteOrder.BIG_ENDIAN);
            file.put(new byte[ETHERNET_HEADER - 2]).putShort((short) 0x0800);
            file.putShort((short) 0x4500).putShort((short) (frame - ETHERNET_HEADER));
            file.putInt(0).put((byte) 64).put((byte) 17).putShort((short) 0);
            file.putInt(0x7f000001).putInt(0x7f000002);
            file.putShort((short) (20_000 + i)).putShort((short) 3799);
            file.putShort((short) (UDP_HEADER + packet.length)).putShort((short) 0);
            file.put(packet);
        }
        return file.array();
    }
}
