package dev.baton.cli;

/** A command that asks or tells a stack. */
abstract class StackCommand extends BatonCommand {
    @Override
    public final Integer call() {
        try (var desk = Desk.open(baton().stack())) {
            return run(desk, page());
        }
    }

    /**
     * Does it.
     *
     * @return the exit code
     */
    abstract int run(Desk desk, Page page);
}
