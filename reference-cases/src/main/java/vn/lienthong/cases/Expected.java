package vn.lienthong.cases;

import java.time.LocalDate;
import vn.lienthong.contracts.value.Channel;

/**
 * What must come out of one dossier, known without the services.
 *
 * @param unit at which it counts
 * @param closing day of the decision, or {@code null} while open
 * @param signer of the decision, or {@code null} while open
 * @param delegation by which it is signed, or {@code null}
 */
public record Expected(
        String dossier,
        String unit,
        String field,
        Channel channel,
        LocalDate reception,
        LocalDate due,
        LocalDate closing,
        String procedure,
        String signer,
        String delegation) {

    static final String HEADER = "dossier,unit,field,channel,reception,due,closing,procedure,signer,delegation";

    String line() {
        return String.join(
                ",",
                dossier,
                unit,
                field,
                channel.name(),
                reception.toString(),
                due.toString(),
                closing == null ? "" : closing.toString(),
                procedure,
                signer == null ? "" : signer,
                delegation == null ? "" : delegation);
    }

    static Expected of(String line) {
        var columns = line.split(",", -1);
        return new Expected(
                columns[0],
                columns[1],
                columns[2],
                Channel.valueOf(columns[3]),
                LocalDate.parse(columns[4]),
                LocalDate.parse(columns[5]),
                columns[6].isEmpty() ? null : LocalDate.parse(columns[6]),
                columns[7],
                written(columns[8]),
                written(columns[9]));
    }

    private static String written(String column) {
        return column.isEmpty() ? null : column;
    }
}
