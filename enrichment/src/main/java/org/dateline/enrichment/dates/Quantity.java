package org.dateline.enrichment.dates;

/// How many, in hundredths; or vaguely many.
record Quantity(long hundredths) {

    static final Quantity ONE = of(1);
    static final Quantity VAGUE = new Quantity(-1);

    /// Beyond this a count of days or years is no date of ours.
    private static final long LARGEST = 1_000_000;

    static Quantity of(long count) {
        return new Quantity(Math.clamp(count, 0, LARGEST) * 100);
    }

    boolean vague() {
        return hundredths < 0;
    }

    boolean whole() {
        return hundredths >= 0 && hundredths % 100 == 0;
    }

    int count() {
        return (int) (hundredths / 100);
    }

    Quantity plus(long more) {
        return new Quantity(hundredths + more);
    }

    /// The decimal number of so many times this, without needless zeros.
    String times(int factor) {
        long product = hundredths * factor;
        long fraction = product % 100;
        String whole = Long.toString(product / 100);
        if (fraction == 0) {
            return whole;
        }
        return whole + "." + (fraction % 10 == 0 ? fraction / 10 : pad(fraction));
    }

    private static String pad(long fraction) {
        return (fraction < 10 ? "0" : "") + fraction;
    }
}
