package vn.lienthong.reporting.indicators;

/** The indicators that are a share of dossiers, with their formulas in words. */
enum Kind {
    ON_TIME(
            "2.1",
            "Hồ sơ xử lý trước hạn, đúng hạn",
            "Dossiers handled early or on time",
            "số hồ sơ đã xử lý trước hạn, đúng hạn và đang xử lý trong hạn / số hồ sơ tiếp nhận hoặc xử lý trong kỳ",
            "dossiers done on time and in process in time / dossiers received or in process in the period"),
    ONLINE(
            "3.3.online",
            "Hồ sơ nộp trực tuyến",
            "Dossiers filed online",
            "số hồ sơ nộp trực tuyến / số hồ sơ tiếp nhận trong kỳ × tỷ lệ đồng bộ (1.4)",
            "dossiers filed online / dossiers received in the period × rate of synchronisation (1.4)"),
    DIRECT(
            "3.3.direct",
            "Hồ sơ nộp trực tiếp",
            "Dossiers filed at the desk",
            "số hồ sơ nộp trực tiếp / số hồ sơ tiếp nhận trong kỳ × tỷ lệ đồng bộ (1.4)",
            "dossiers filed at the desk / dossiers received in the period × rate of synchronisation (1.4)"),
    POST(
            "3.3.post",
            "Hồ sơ nộp qua bưu chính công ích",
            "Dossiers filed by public post",
            "số hồ sơ nộp qua bưu chính công ích / số hồ sơ tiếp nhận trong kỳ × tỷ lệ đồng bộ (1.4)",
            "dossiers filed by public post / dossiers received in the period × rate of synchronisation (1.4)"),
    SATISFACTION(
            "5.4",
            "Mức độ hài lòng trong giải quyết thủ tục hành chính",
            "Satisfaction with the handling of procedures",
            "100% - (tỷ lệ hồ sơ quá hạn + tỷ lệ hồ sơ có phản ánh, kiến nghị hoặc không hài lòng)",
            "100% - (rate of overdue dossiers + rate of dossiers with a complaint or dislike)");

    private final String code;
    private final String vietnamese;
    private final String english;
    private final String vietnameseFormula;
    private final String englishFormula;

    Kind(String code, String vietnamese, String english, String vietnameseFormula, String englishFormula) {
        this.code = code;
        this.vietnamese = vietnamese;
        this.english = english;
        this.vietnameseFormula = vietnameseFormula;
        this.englishFormula = englishFormula;
    }

    String code() {
        return code;
    }

    String label(boolean inEnglish) {
        return inEnglish ? english : vietnamese;
    }

    String formula(boolean inEnglish) {
        return inEnglish ? englishFormula : vietnameseFormula;
    }
}
