package dev.baton.engines;

/** Starts both engines, says their process ids, and dies without a goodbye. */
final class SuddenDeath {
    private SuddenDeath() {}

    /** Runs as a process of its own. */
    public static void main(String[] args) {
        System.out.println(
                DynamoDbEngine.start().pid() + " " + ElasticMqEngine.start().pid());
        System.out.flush();
        Runtime.getRuntime().halt(1);
    }
}
