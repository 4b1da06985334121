package vn.lienthong.contracts.event;

import java.util.List;
import vn.lienthong.contracts.value.Document;

/** Filed online, not yet received (nộp trực tuyến). Portal status 1. */
public record DossierSubmitted(String unit, String procedure, List<Document> documents) implements IntakeEvent {}
