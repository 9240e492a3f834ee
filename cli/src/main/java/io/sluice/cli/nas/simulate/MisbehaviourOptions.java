package io.sluice.cli.nas.simulate;

import io.sluice.cli.nas.HumanDuration;
import io.sluice.cli.nas.Share;
import io.sluice.cli.nas.simulate.bng.Misbehaviour;
import io.sluice.cli.nas.simulate.wire.Weather;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What goes wrong, on request: with the BNG, and with the line to it. */
final class MisbehaviourOptions {

    @Option(
            names = "--ack-without-effect",
            paramLabel = "<share>",
            arity = "0..1",
            defaultValue = "0",
            fallbackValue = "1",
            converter = Share.class,
            description =
                    "Acknowledge this share of CoA- and Disconnect-Requests and do nothing (all, if no share is given).")
    private double ackWithoutEffect;

    @Option(
            names = "--nak",
            paramLabel = "<share:cause>",
            defaultValue = "0:506",
            converter = NakConverter.class,
            description = "Refuse this share of them with this Error-Cause, such as 0.05:503.")
    private Nak nak = new Nak(0, 506);

    @Option(
            names = "--silent",
            paramLabel = "<share>",
            arity = "0..1",
            defaultValue = "0",
            fallbackValue = "1",
            converter = Share.class,
            description = "Neither answer nor obey this share of them (all, if no share is given).")
    private double silent;

    @Option(
            names = "--late",
            paramLabel = "<share:duration>",
            defaultValue = "0:10s",
            converter = LateConverter.class,
            description = "Obey this share of them at once, but answer so much later, in real time; such as 0.1:5s.")
    private Late late = new Late(0, Duration.ZERO);

    @Option(
            names = "--answer-twice",
            paramLabel = "<share>",
            arity = "0..1",
            defaultValue = "0",
            fallbackValue = "1",
            converter = Share.class,
            description = "Send the answer to this share of them two times (all, if no share is given).")
    private double twice;

    @Option(
            names = "--refuse",
            paramLabel = "<service>",
            description = "Refuse with Error-Cause 404 what would start this service; repeatable.")
    private List<String> refused = List.of();

    @Option(names = "--ignore-limits", description = "Let services run on beyond their limits in time and volume.")
    private boolean ignoresLimits;

    @Option(
            names = "--delay",
            paramLabel = "<duration>",
            defaultValue = "0",
            converter = HumanDuration.class,
            description = "Answer them this much later, in real time.")
    private Duration delay = Duration.ZERO;

    @Option(
            names = "--reboot-after",
            paramLabel = "<duration>",
            converter = HumanDuration.class,
            description =
                    "Lose all sessions once, after this simulated time, and boot anew with the same session numbers.")
    private @Nullable Duration rebootAfter;

    @Option(
            names = "--loss",
            paramLabel = "<share>",
            defaultValue = "0",
            converter = Share.class,
            description = "Lose this share of all datagrams, in either direction.")
    private double loss;

    @Option(
            names = "--duplicate",
            paramLabel = "<share>",
            defaultValue = "0",
            converter = Share.class,
            description = "Deliver this share of them twice.")
    private double duplicate;

    @Option(
            names = "--reorder",
            paramLabel = "<share>",
            defaultValue = "0",
            converter = Share.class,
            description = "Delay this share of them by up to 50 ms, so that later ones come first.")
    private double reorder;

    Misbehaviour misbehaviour() {
        return new Misbehaviour(
                silent,
                nak.share(),
                nak.cause(),
                ackWithoutEffect,
                late.share(),
                late.by().toMillis(),
                twice,
                Set.copyOf(refused),
                ignoresLimits);
    }

    Weather.Conditions conditions() {
        return new Weather.Conditions(loss, duplicate, reorder);
    }

    Duration delay() {
        return delay;
    }

    OptionalLong rebootAfterMillis() {
        return rebootAfter == null ? OptionalLong.empty() : OptionalLong.of(rebootAfter.toMillis());
    }

    record Nak(double share, int cause) {}

    record Late(double share, Duration by) {}

    /** Reads {@code 0.1:5s}. */
    static final class LateConverter implements ITypeConverter<Late> {

        @Override
        public Late convert(String text) throws Exception {
            int colon = text.indexOf(':');
            if (colon < 1) {
                throw new TypeConversionException("'" + text + "' is no share and duration; write 0.1:5s");
            }
            return new Late(
                    new Share().convert(text.substring(0, colon)),
                    new HumanDuration().convert(text.substring(colon + 1)));
        }
    }

    /** Reads {@code 0.05:503}. */
    static final class NakConverter implements ITypeConverter<Nak> {

        private static final Pattern FORM = Pattern.compile("([0-9.]+):([45]\\d\\d)");

        @Override
        public Nak convert(String text) {
            Matcher form = FORM.matcher(text);
            if (!form.matches()) {
                throw new TypeConversionException(
                        "'" + text + "' is no share and Error-Cause; write 0.05:503 (causes are 400-599)");
            }
            return new Nak(new Share().convert(form.group(1)), Integer.parseInt(form.group(2)));
        }
    }
}
