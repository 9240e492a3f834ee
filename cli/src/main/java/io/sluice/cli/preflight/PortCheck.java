package io.sluice.cli.preflight;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opens every port the server will open, one after the other, and closes it again. */
final class PortCheck {

    private final Settings settings;

    PortCheck(Settings settings) {
        this.settings = settings;
    }

    /** Ports given twice, addresses that are not this machine's, ports that are taken or not allowed. */
    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        Map<Integer, Setting> datagram = new HashMap<>();
        for (Setting port : List.of(SettingTable.AUTH_PORT, SettingTable.ACCT_PORT, SettingTable.DYNAUTH_PORT)) {
            twice(datagram, port)
                    .or(() -> taken("UDP", SettingTable.BIND_ADDRESS, port))
                    .ifPresent(problems::add);
        }
        Map<Integer, Setting> stream = new HashMap<>();
        twice(stream, SettingTable.HTTP_PORT)
                .or(() -> taken("TCP", SettingTable.BIND_ADDRESS, SettingTable.HTTP_PORT))
                .ifPresent(problems::add);
        twice(stream, SettingTable.MANAGEMENT_PORT)
                .or(() -> taken("TCP", SettingTable.MANAGEMENT_BIND_ADDRESS, SettingTable.MANAGEMENT_PORT))
                .ifPresent(problems::add);
        return problems.stream().distinct().toList();
    }

    private Optional<Problem> twice(Map<Integer, Setting> seen, Setting setting) {
        int port = settings.port(setting);
        Setting other = seen.putIfAbsent(port, setting);
        return Optional.ofNullable(other)
                .map(first -> new Problem(
                        setting.variable(), "is " + port + " and so is " + first.variable() + "; choose another port"));
    }

    private Optional<Problem> taken(String protocol, Setting addressSetting, Setting portSetting) {
        String address = settings.value(addressSetting);
        int port = settings.port(portSetting);
        String place = protocol + " port " + port + " on " + address;
        try {
            open(protocol, new InetSocketAddress(InetAddress.getByName(address), port));
            return Optional.empty();
        } catch (BindException refused) {
            String reason = String.valueOf(refused.getMessage());
            if (reason.contains("assign")) {
                return Optional.of(new Problem(
                        addressSetting.variable(), "is " + address + ", which is no address of this machine"));
            }
            if (reason.contains("ermission")) {
                return Optional.of(new Problem(
                        portSetting.variable(), ": " + place + " is reserved for root; choose a port above 1023"));
            }
            return Optional.of(new Problem(
                    portSetting.variable(),
                    ": " + place + " is in use by another program; stop that or choose another port"));
        } catch (IOException failed) {
            return Optional.of(new Problem(portSetting.variable(), ": " + place + " cannot be opened: " + failed));
        }
    }

    private static void open(String protocol, InetSocketAddress place) throws IOException {
        if (protocol.equals("UDP")) {
            try (DatagramSocket socket = new DatagramSocket(null)) {
                socket.bind(place);
            }
        } else {
            try (ServerSocket socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(place);
            }
        }
    }
}
