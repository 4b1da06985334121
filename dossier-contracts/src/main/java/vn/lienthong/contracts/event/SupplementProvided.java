package vn.lienthong.contracts.event;

import java.util.List;
import vn.lienthong.contracts.value.Document;

/** The dossier is complete again (bổ sung xong). */
public record SupplementProvided(List<Document> items, String officer) implements IntakeEvent {}
