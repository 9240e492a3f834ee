package io.sluice.cli.nas;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a share of the whole, 0 to 1. */
public final class Share implements ITypeConverter<Double> {

    @Override
    public Double convert(String text) {
        try {
            double share = Double.parseDouble(text);
            if (share >= 0 && share <= 1) {
                return share;
            }
        } catch (NumberFormatException malformed) {
            // said below, as for one that is out of range
        }
        throw new TypeConversionException("'" + text + "' is no share; write a number from 0 to 1, such as 0.05");
    }
}
