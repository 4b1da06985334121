package vn.lienthong.contracts.event;

import java.util.List;
import vn.lienthong.contracts.value.Document;

/** The applicant must complete the dossier (yêu cầu bổ sung), once by law. Portal status 5. */
public record SupplementRequested(List<Document> items, String officer, String legalGround) implements IntakeEvent {}
