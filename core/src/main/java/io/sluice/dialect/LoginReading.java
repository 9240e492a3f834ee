package io.sluice.dialect;

import io.sluice.access.AccessLine;
import io.sluice.access.Credential;
import io.sluice.access.LoginAttempt;
import io.sluice.access.NasClaim;
import io.sluice.radius.crypto.ChapPassword;
import io.sluice.radius.crypto.UserPassword;
import io.sluice.radius.packet.AttributeCursor;
import io.sluice.radius.packet.RadiusPacket;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one Access-Request says, gathered in a single walk over its attributes. Of what should be there once and is there
 * twice, the first counts; passwords are counted. A value of the wrong length counts as not sent.
 */
final class LoginReading {

    private final RadiusPacket request;
    private @Nullable String login;
    private boolean loginIsExact;
    private int papPasswords;
    private int chapPasswords;
    private int chapLength;
    private int msChapResponses;
    private @Nullable String nasIdentifier;
    private @Nullable String nasAddress;
    private @Nullable String nasIpv6Address;
    private @Nullable String acctSessionId;
    private @Nullable Long nasPort;
    private @Nullable String nasPortId;
    private @Nullable String callingStationId;
    private @Nullable String framedIpAddress;

    LoginReading(RadiusPacket request) {
        this.request = request;
        AttributeCursor at = request.attributes();
        while (at.next()) {
            if (at.vendor() == 0) {
                read(at);
            } else if (MsChapLogin.isResponse(at)) {
                msChapResponses++;
            }
        }
    }

    private void read(AttributeCursor at) {
        switch (at.number()) {
            case 1 -> readLogin(at);
            case 2 -> papPasswords++;
            case 3 -> {
                chapPasswords++;
                chapLength = at.length();
            }
            case 4 -> nasAddress = nasAddress == null ? AddressText.ipv4(at) : nasAddress;
            case 5 -> nasPort = nasPort == null && at.length() == 4 ? Long.valueOf(at.unsigned()) : nasPort;
            case 8 -> framedIpAddress = framedIpAddress == null ? AddressText.ipv4(at) : framedIpAddress;
            case 31 -> callingStationId = first(callingStationId, at);
            case 32 -> nasIdentifier = first(nasIdentifier, at);
            case 44 -> acctSessionId = first(acctSessionId, at);
            case 87 -> nasPortId = first(nasPortId, at);
            case 95 -> nasIpv6Address = isLinkLocal(at) ? nasIpv6Address : AddressText.ipv6(at);
            default -> {
                // no business of a login
            }
        }
    }

    private void readLogin(AttributeCursor at) {
        if (login == null) {
            login = WireText.of(at);
            loginIsExact = WireText.isExact(at);
        }
    }

    private static @Nullable String first(@Nullable String known, AttributeCursor at) {
        return known == null && at.length() > 0 ? WireText.of(at) : known;
    }

    /** Such an address names no NAS outside its link. */
    private static boolean isLinkLocal(AttributeCursor at) {
        return at.length() == 16 && at.octet(0) == 0xfe && (at.octet(1) & 0xc0) == 0x80;
    }

    LoginAttempt attempt(byte[] secret) {
        return new LoginAttempt(
                login == null ? "" : login,
                loginIsExact,
                credential(secret),
                new NasClaim(nasIdentifier, nasAddress != null ? nasAddress : nasIpv6Address),
                new AccessLine(acctSessionId, nasPort, nasPortId, callingStationId, framedIpAddress));
    }

    private Credential credential(byte[] secret) {
        int offered = papPasswords + chapPasswords + msChapResponses;
        if (offered != 1) {
            return offered == 0 ? new Credential.None() : new Credential.Several();
        }
        if (msChapResponses == 1) {
            return MsChapLogin.of(request)
                    .<Credential>map(login -> new Credential.MsChap2(login::proves))
                    .orElseGet(Credential.Malformed::new);
        }
        if (papPasswords == 1) {
            Optional<byte[]> clear = UserPassword.reveal(request, secret);
            return clear.isPresent() ? new Credential.Pap(clear.get()) : new Credential.Malformed();
        }
        return chapLength == ChapPassword.LENGTH
                ? new Credential.Chap(password -> ChapPassword.matches(request, password))
                : new Credential.Malformed();
    }
}
