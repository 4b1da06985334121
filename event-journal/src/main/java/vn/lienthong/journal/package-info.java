/**
 * How a fact becomes durable ({@link vn.lienthong.journal.Journal}, {@link vn.lienthong.journal.commit.GroupCommit}),
 * reaches the log ({@link vn.lienthong.journal.relay.Relay}) and is read from it
 * ({@link vn.lienthong.journal.consumer.PositionedConsumer}).
 *
 * <p>A service puts them together once, at start, after Flyway has run {@code db/journal}:
 *
 * <pre>{@code
 * var journal = Journal.open(pool, Owner.ROUTING, Shards.STANDARD).await().indefinitely();
 *
 * // commands that people and systems send
 * var commands = new GroupCommit<>(journal, handler, GroupCommit.Settings.STANDARD, meters);
 * Uni<Result> answer = commands.submit(command);
 *
 * // what the log brings
 * var consumer = new PositionedConsumer(journal, reaction, new KafkaLogEnds(bootstrap), Settings.named("routing"), meters);
 * @Incoming("dossier-events") Uni<Void> consume(ConsumerRecords<String, byte[]> batch) { return consumer.accept(batch); }
 *
 * // the way out
 * var relay = new Relay(journal, Relay.Settings.to(bootstrap, LogStream.DOSSIERS), meters);
 * relay.start();
 * }</pre>
 *
 * <p>A reaction writes its tables and appends in the one transaction it is given:
 *
 * <pre>{@code
 * public Uni<Void> apply(SqlConnection tx, List<PlacedRecord> records) {
 *     return facts.store(tx, records)
 *             .chain(() -> facts.load(tx, dossiersOf(records)))
 *             .map(states -> decide(records, states))
 *             .chain(draftsByShard -> journal.append(tx, draftsByShard))
 *             .replaceWithVoid();
 * }
 * }</pre>
 */
package vn.lienthong.journal;
