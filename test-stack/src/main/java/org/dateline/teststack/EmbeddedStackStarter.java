package org.dateline.teststack;

/// Starts the embedded broker and database as one child process.
final class EmbeddedStackStarter {

    private EmbeddedStackStarter() {}

    static Stack start() {
        LocalProcess stack = LocalProcess.start("org.dateline.local.EmbeddedStack", "test-stack");
        return new Stack(
                stack.ready().get(1),
                stack.ready().get(2),
                "dateline",
                stack.ready().get(3),
                new Halting(stack.process()));
    }

    /// Halts the broker's JVM; the database is processes of its own and goes on.
    private record Halting(Process process) implements Stack.BrokerProcess {

        @Override
        public void freeze() {
            Signal.STOP.send(process.pid());
        }

        @Override
        public void thaw() {
            Signal.CONT.send(process.pid());
        }
    }
}
