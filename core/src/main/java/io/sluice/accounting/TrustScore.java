package io.sluice.accounting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * How far a NAS's accounting can be believed: 100 where nothing was odd, less for each share of records that had a flag.
 *
 * @param score 0–100
 * @param records how many were looked at
 * @param reasons what took most from the score first
 */
public record TrustScore(int score, long records, List<Reason> reasons) {

    private static final int BEST = 100;

    /**
     * One kind of oddity.
     *
     * @param loss points it took from the score
     */
    public record Reason(RecordFlag flag, long records, double loss) {

        /** The points to a tenth. */
        public double points() {
            return Math.round(loss * 10) / 10.0;
        }
    }

    public TrustScore {
        reasons = List.copyOf(reasons);
    }

    /**
     * @param records how many were looked at
     * @param flagged how many of them had each flag
     */
    public static TrustScore of(long records, Map<RecordFlag, Long> flagged) {
        List<Reason> reasons = new ArrayList<>();
        double lost = 0;
        for (Map.Entry<RecordFlag, Long> each : flagged.entrySet()) {
            if (each.getValue() > 0) {
                double share = Math.min(1, (double) each.getValue() / Math.max(1, records));
                double loss = share * 10 * each.getKey().weight();
                lost += loss;
                reasons.add(new Reason(each.getKey(), each.getValue(), loss));
            }
        }
        reasons.sort(Comparator.comparingDouble(Reason::loss).reversed().thenComparing(Reason::flag));
        return new TrustScore((int) Math.max(0, Math.round(BEST - lost)), records, reasons);
    }
}
