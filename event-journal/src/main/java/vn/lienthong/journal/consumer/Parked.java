package vn.lienthong.journal.consumer;

/** A dossier that waits in a partition; a source may wait in several. */
record Parked(String dossier, int partition) {
    static Parked by(PlacedRecord placed) {
        return new Parked(placed.record().dossier(), placed.partition());
    }
}
