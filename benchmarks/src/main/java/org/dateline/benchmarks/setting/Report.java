package org.dateline.benchmarks.setting;

import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// What a benchmark prints, line by line as it is found. It has no options, so that it must be
/// marked to be a mixin.
@Command
public final class Report {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    public void say(String format, @Nullable Object... values) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, format + "%n", values);
        out.flush();
    }
}
